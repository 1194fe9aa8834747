# Formats that need a library of their own; sourced by what builds and tests.
traits=(--traits "${RAPPORT_TRAITS-Archives,SPSS}")
