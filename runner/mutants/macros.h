/* Statements of newer kernels, for spatch(1). */
#define scoped_guard YACFE_ITERATOR
#define scoped_cond_guard YACFE_ITERATOR
#define scoped_seqlock_read YACFE_ITERATOR
