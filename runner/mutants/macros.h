/* What spatch(1) has to know of the kernel's newer statements. */
#define scoped_guard YACFE_ITERATOR
#define scoped_cond_guard YACFE_ITERATOR
#define scoped_seqlock_read YACFE_ITERATOR
