/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ids that rules had before, for those who still use them: FORMER(then, now).
 * Where two rules became one, it has the ids of both.
 */
FORMER("clone.autoreap-excludes-parent-thread-and-exit-signal",
       "clone.autoreap-excludes-parent-and-exit-signal")
FORMER("ioctl.uninitialised-namespace-answers-ioctls",
       "pidfd.get-pid-for-children-namespace")
FORMER("nesting.chain-of-parents-ends-at-the-initial-namespace",
       "nesting.chain-of-parents-has-every-level")
FORMER("numbering.creator-after-joiner-gets-pid-2",
       "setns.joiner-can-become-init")
FORMER("numbering.reaped-pid-can-be-reused",
       "pidfd.send-signal-after-reaping-is-esrch")
FORMER("procfs.old-mount-still-shows-the-outer-view-inside",
       "procfs.view-does-not-depend-on-the-reader")
FORMER("setns.needs-cap-in-both-user-namespaces",
       "setns.needs-cap-over-the-pid-namespace")
FORMER("userns-ownership.reboot-follows-the-owner",
       "reboot.needs-cap-sys-boot-over-the-pid-namespace")
