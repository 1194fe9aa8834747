// Loops that are compiled for several kinds of processors, of which the loader chooses one: Swift has no way to say that.
#include "CTally.h"

#if defined(__x86_64__) && defined(__ELF__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

FOR_EACH_PROCESSOR
void rapport_add_bytes(unsigned char *restrict sums, const unsigned char *restrict increments, long count) {
    for (long i = 0; i < count; i++) sums[i] = (unsigned char)(sums[i] + increments[i]);
}

FOR_EACH_PROCESSOR
void rapport_add_products(unsigned short *restrict sums, const unsigned char *restrict numbers, long count) {
    unsigned short row[16];
    for (int j = 0; j < 16; j++) row[j] = numbers[j];
    for (long i = 0; i < count; i++)
        for (int j = 0; j < 16; j++) sums[i * 16 + j] = (unsigned short)(sums[i * 16 + j] + row[j] * row[i]);
}
