/* SPDX-License-Identifier: GPL-2.0-or-later */
/* hosts.h - runs the rules on the hosts of --host. */
#ifndef COMMANDS_HOSTS_H
#define COMMANDS_HOSTS_H

/* Returns the exit status: the worst of all hosts. */
int run_on_hosts(void);

#endif
