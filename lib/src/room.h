/* SPDX-License-Identifier: GPL-2.0-or-later */
/* room.h - how many processes the host leaves room for. */
#ifndef ROOM_H
#define ROOM_H

#include <stdint.h>

/* INTMAX_MAX if no limit can be read.  The mounts of cgroups are those that
   systemd makes (cgroups(7)). */
intmax_t room_for_processes(void);

#endif
