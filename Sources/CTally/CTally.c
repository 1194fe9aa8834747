// A loop that is compiled for several kinds of processors, of which the loader chooses one: Swift has no way to say that.
#include "CTally.h"

#if defined(__x86_64__) && defined(__ELF__)
__attribute__((target_clones("avx512bw", "avx2", "default")))
#endif
void rapport_add_bytes(unsigned char *restrict sums, const unsigned char *restrict increments, long count) {
    for (long i = 0; i < count; i++) sums[i] = (unsigned char)(sums[i] + increments[i]);
}
