/* Statements of newer kernels, and functions that macros define, for spatch(1). */
#define scoped_guard YACFE_ITERATOR
#define scoped_cond_guard YACFE_ITERATOR
#define scoped_seqlock_read YACFE_ITERATOR
#define BPF_CALL_4(name, ...) u64 name(void)
