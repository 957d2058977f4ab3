/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ids that rules had before, for those who still use them: FORMER(then, now).
 * Where two rules became one, it has the ids of both.
 */
FORMER("userns-ownership.reboot-follows-the-owner",
       "reboot.needs-cap-sys-boot-over-the-pid-namespace")
