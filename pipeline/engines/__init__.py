"""The only importers of PDF readers and OCR runtimes; each implements a protocol of `pipeline.core`."""
