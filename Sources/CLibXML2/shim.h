// libxml2's headers pull in ICU's, which clash with the copy inside Foundation on some machines: the
// feature flag is taken back before the headers that would act on it. Nothing here uses ICU.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
