/// JSON Schemas (2020-12) of what this version writes, shipped in the binary: `rapport schema results`.
package enum Schemas {
    /// Name to schema text.
    package static let all: [(name: String, text: String)] = [
        ("results", results), ("run", run), ("ledger", ledger), ("inspect", inspect),
        ("diagnostics", diagnostics),
    ]

    package static func text(_ name: String) -> String? { all.first { $0.name == name }?.text }

    static let results = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "rapport.results/1",
          "title": "Results of a Rapport run",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "mark", "title", "as_of", "k", "headline", "waves", "measures", "cuts", "groups",
                       "columns", "rows", "company", "peers", "comparisons"],
          "properties": {
            "schema": {"const": "rapport.results/1"},
            "mark": {"enum": ["draft", "release"]},
            "title": {"type": "string"},
            "as_of": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "k": {"type": "integer", "minimum": 5},
            "headline": {"type": "array", "items": {"type": "string"}},
            "waves": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["id", "order"],
              "properties": {"id": {"type": "string"}, "order": {"type": "integer", "minimum": 1}}}},
            "measures": {"type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": false,
              "required": ["id", "kind", "base", "interval", "level"],
              "properties": {
                "id": {"type": "string"},
                "kind": {"enum": ["participation", "item", "mean_of_person_means", "mean_of_item_favourable",
                                  "mean_of_indices", "mean_of_pooled_answers", "person_share", "all_favourable", "net",
                                  "sum", "ratio", "option", "first_choice", "mean_rank", "mean_part", "slider",
                                  "yes_share", "commented"]},
                "question": {"type": "string"},
                "title": {"type": "object", "additionalProperties": {"type": "string"}},
                "items": {"type": "array", "items": {"type": "string"}},
                "of": {"type": "array", "items": {"type": "string"}},
                "reversed": {"type": "array", "items": {"type": "string"}},
                "scale": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
                "at_least": {"type": "integer", "minimum": 1},
                "favourable": {"type": "string"},
                "unfavourable": {"type": "string"},
                "good": {"const": "low"},
                "about": {"const": "manager"},
                "breaks": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                "base": {"enum": ["people", "responses"]},
                "interval": {"type": ["string", "null"]},
                "level": {"type": ["number", "null"]}}}},
            "cuts": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["id", "kind", "source"],
              "properties": {"id": {"type": "string"}, "kind": {"enum": ["hierarchy", "plain", "crossed", "direct"]},
                             "source": {"enum": ["people", "answers"]}}}},
            "groups": {"type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": false,
              "required": ["id", "cut", "label", "invited"],
              "properties": {"id": {"type": "string"}, "cut": {"type": "string"}, "parent": {"type": "string"},
                             "label": {"type": "string"},
                             "invited": {"type": "object",
                                         "additionalProperties": {"type": ["integer", "null"], "minimum": 0}}}}},
            "columns": {"type": "array", "items": {"type": "string"},
                        "contains": {"const": "note"}, "minItems": 13, "maxItems": 14},
            "rows": {"type": "array", "items": {"type": "array", "minItems": 13, "maxItems": 14,
              "prefixItems": [{"type": "string"}, {"type": "string"}, {"type": "string"},
                              {"type": ["integer", "null"], "minimum": 0}],
              "items": {"type": ["number", "string", "null"]}}},
            "company": {"type": "object", "additionalProperties": false, "required": ["columns", "rows"],
              "properties": {
                "columns": {"const": ["wave", "measure", "statistic", "base", "n", "value", "low", "high", "note"]},
                "rows": {"type": "array", "items": {"type": "array", "minItems": 9, "maxItems": 9,
                  "prefixItems": [{"type": ["string", "null"]}, {"type": "string"}, {"type": "string"},
                                  {"enum": ["people", "responses"]}, {"type": ["integer", "null"]},
                                  {"type": ["number", "null"]}, {"type": ["number", "null"]},
                                  {"type": ["number", "null"]}, {"type": ["string", "null"]}]}}}},
            "peers": {"type": "object", "additionalProperties": false, "required": ["columns", "rows"],
              "properties": {
                "columns": {"const": ["wave", "cut", "level", "measure", "cells", "mean", "between", "within",
                                      "mdc_root_n"]},
                "rows": {"type": "array", "items": {"type": "array", "minItems": 9, "maxItems": 9,
                  "prefixItems": [{"type": "string"}, {"type": "string"}, {"type": ["integer", "null"]},
                                  {"type": "string"}, {"type": "integer", "minimum": 1},
                                  {"type": ["number", "null"]}, {"type": ["number", "null"], "minimum": 0},
                                  {"type": ["number", "null"]}, {"type": ["number", "null"]}]}}}},
            "comparisons": {"type": "object", "additionalProperties": false, "required": ["family", "columns", "rows"],
              "properties": {
                "family": {"type": "object", "additionalProperties": false,
                  "required": ["measures", "tests", "method", "level"],
                  "properties": {"measures": {"type": "array", "items": {"type": "string"}},
                                 "tests": {"type": "integer", "minimum": 0},
                                 "method": {"const": "Benjamini-Hochberg"}, "level": {"type": "number"}}},
                "columns": {"const": ["wave", "group", "measure", "against", "reference", "difference", "low", "high",
                                      "effect", "q", "verdict", "note"]},
                "rows": {"type": "array", "items": {"type": "array", "minItems": 12, "maxItems": 12,
                  "prefixItems": [{"type": "string"}, {"type": "string"}, {"type": "string"},
                                  {"enum": ["parent", "previous", "target", "benchmark"]}, {"type": "string"},
                                  {"type": ["number", "null"]}, {"type": ["number", "null"]},
                                  {"type": ["number", "null"]}, {"type": ["number", "null"]},
                                  {"type": ["number", "null"]},
                                  {"enum": ["higher", "lower", "reached", "not reached", "cannot tell", null]},
                                  {"type": ["string", "null"]}]}}}}
          }
        }

        """

    static let run = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "rapport.run/1",
          "title": "Manifest of a Rapport run",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "mark", "run_id", "tool", "study", "k", "as_of", "inputs", "totals", "checks", "cells",
                       "audit", "outputs", "timing"],
          "$defs": {
            "counts": {"type": "object", "additionalProperties": {
              "anyOf": [{"type": ["integer", "null"], "minimum": 0}, {"const": "few"}]}},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
          },
          "properties": {
            "schema": {"const": "rapport.run/1"},
            "mark": {"enum": ["draft", "release"]},
            "run_id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "tool": {"type": "object", "additionalProperties": false, "required": ["name", "version"],
                     "properties": {"name": {"const": "rapport"}, "version": {"type": "string"}}},
            "study": {"type": "object", "additionalProperties": false, "required": ["path", "sha256"],
                      "properties": {"path": {"type": "string"}, "sha256": {"$ref": "#/$defs/sha256"}}},
            "k": {"type": "integer", "minimum": 5},
            "as_of": {"type": ["string", "null"]},
            "inputs": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["source", "path", "format", "encoding", "bytes", "sha256_1m", "records", "cells"],
              "properties": {"source": {"type": "string"}, "path": {"type": "string"}, "format": {"type": "string"},
                             "encoding": {"type": "string"}, "bytes": {"type": "integer", "minimum": 0},
                             "sha256_1m": {"$ref": "#/$defs/sha256"}, "records": {"$ref": "#/$defs/counts"},
                             "cells": {"$ref": "#/$defs/counts"}}}},
            "totals": {"$ref": "#/$defs/counts"},
            "checks": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["id", "severity", "count"],
              "properties": {"id": {"type": "string"}, "severity": {"enum": ["notice", "warning", "error"]},
                             "count": {"type": "integer", "minimum": 1}}}},
            "cells": {"type": "object", "additionalProperties": false, "required": ["released", "withheld"],
                      "properties": {"released": {"type": "integer"}, "withheld": {"type": "integer"}}},
            "audit": {"type": "object", "additionalProperties": false, "required": ["findings"],
                      "properties": {"findings": {"const": 0}}},
            "outputs": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["path", "bytes", "sha256"],
              "properties": {"path": {"type": "string"}, "bytes": {"type": "integer"},
                             "sha256": {"$ref": "#/$defs/sha256"}}}},
            "timing": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
          }
        }

        """

    static let ledger = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "rapport.ledger/1",
          "title": "Exact ledger of the last draft, state/ledger.json",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "run_id", "sources"],
          "$defs": {"counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}},
          "properties": {
            "schema": {"const": "rapport.ledger/1"},
            "run_id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "sources": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["source", "path", "records", "cells"],
              "properties": {"source": {"type": "string"}, "path": {"type": "string"},
                             "records": {"$ref": "#/$defs/counts"}, "cells": {"$ref": "#/$defs/counts"}}}}
          }
        }

        """

    static let inspect = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "rapport.inspect/1",
          "title": "Description of an export by rapport inspect --json",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "file", "format", "evidence", "encoding", "byte_order_mark", "records",
                       "header_records", "finished", "statuses", "anomalies", "groups", "columns"],
          "$defs": {
            "kind": {"enum": ["skipped", "not-shown", "not-applicable", "missing-code", "invalid"]},
            "count": {"type": "integer", "minimum": 0}
          },
          "properties": {
            "schema": {"const": "rapport.inspect/1"},
            "file": {"type": "string"},
            "format": {"type": "string"},
            "evidence": {"type": "array", "items": {"type": "string"}},
            "encoding": {"type": "string"},
            "byte_order_mark": {"type": "boolean"},
            "records": {"$ref": "#/$defs/count"},
            "header_records": {"$ref": "#/$defs/count"},
            "finished": {"type": ["integer", "null"], "minimum": 0},
            "statuses": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["text", "meaning", "count"],
              "properties": {"text": {"type": "string"}, "count": {"$ref": "#/$defs/count"},
                             "meaning": {"enum": ["normal", "preview", "test", "spam", "disqualified"]}}}},
            "anomalies": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["line", "column", "count", "what"],
              "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": ["string", "null"]},
                             "count": {"type": "integer", "minimum": 1}, "what": {"type": "string"}}}},
            "groups": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["kind", "stem", "columns"],
              "properties": {"kind": {"enum": ["multi", "rank", "constant_sum"]}, "stem": {"type": "string"},
                             "columns": {"type": "array", "items": {"type": "string"}, "minItems": 2}}}},
            "columns": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["position", "id", "text", "purpose", "stem", "part", "kind", "role", "filled", "missing",
                           "distinct", "least", "greatest", "values"],
              "properties": {
                "position": {"type": "integer", "minimum": 1}, "id": {"type": "string"}, "text": {"type": "string"},
                "purpose": {"enum": ["answer", "about", "attribute", "paradata", "comment", "topics", "row_number"]},
                "stem": {"type": "string"}, "part": {"type": "string"}, "kind": {"type": "string"},
                "role": {"type": ["string", "null"]}, "filled": {"$ref": "#/$defs/count"},
                "missing": {"type": "object", "propertyNames": {"$ref": "#/$defs/kind"},
                            "additionalProperties": {"$ref": "#/$defs/count"}},
                "distinct": {"type": ["integer", "null"], "minimum": 0},
                "least": {"type": ["integer", "null"]}, "greatest": {"type": ["integer", "null"]},
                "values": {"anyOf": [{"type": "null"}, {"type": "array", "items": {
                  "type": "object", "additionalProperties": false, "required": ["text", "label", "count", "missing"],
                  "properties": {"text": {"type": "string"}, "label": {"type": ["string", "null"]},
                                 "count": {"$ref": "#/$defs/count"},
                                 "missing": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/kind"}]}}}}]}}}}
          }
        }

        """

    static let diagnostics = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "rapport.diagnostics/1",
          "title": "Findings of rapport check --format json",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "diagnostics"],
          "properties": {
            "schema": {"const": "rapport.diagnostics/1"},
            "diagnostics": {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["id", "severity", "file", "line", "column", "message", "help"],
              "properties": {"id": {"type": "string"}, "severity": {"enum": ["notice", "warning", "error"]},
                             "file": {"type": ["string", "null"]}, "line": {"type": ["integer", "null"]},
                             "column": {"type": ["integer", "null"]}, "message": {"type": "string"},
                             "help": {"type": ["string", "null"]}}}}
          }
        }

        """
}
