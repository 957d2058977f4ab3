/* SPDX-License-Identifier: GPL-2.0-or-later */
/* signal.h - names of signals. */
#ifndef BASE_SIGNAL_H
#define BASE_SIGNAL_H

const char *signal_name(int signal);

#endif
