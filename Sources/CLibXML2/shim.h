// libxml2's headers pull in ICU's, which clash with the copy inside Foundation on some machines: the
// feature flag is taken back before the headers that would act on it. Nothing here uses ICU.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// Messages that libxml2 has for no parser, such as those of its converters, quote bytes of the document and go to
// standard error: here they go nowhere. The settings are those of the calling thread.
static inline void rapport_no_message(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}
static inline void rapport_silence_libxml2(void) { xmlSetGenericErrorFunc(NULL, rapport_no_message); }
