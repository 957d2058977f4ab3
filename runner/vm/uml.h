/* SPDX-License-Identifier: GPL-2.0-or-later */
/* uml.h - the command line of User-Mode Linux. */
#ifndef VM_UML_H
#define VM_UML_H

#include "options/words.h"
#include "vm/format.h"
#include "vm/kernel.h"

/* The UID that it runs as: our own if no other can be used. */
unsigned int uid_for_uml(void);
struct words uml_words(const struct image *image,
		       const struct machine *machine);

#endif
