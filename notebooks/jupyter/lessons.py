"""Executes notebooks and writes each as a page: lessons.py OUTPUT NOTEBOOK...

A notebook that is not valid or that fails ends the run with exit code 1.
"""

import json
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

here = Path(__file__).parent
# Far above what a cell takes on a busy machine; ends one that hangs.
cell_seconds = 300


def execute(path):
    """The notebook with its outputs, as text cells and displays left them."""
    text = path.read_text(encoding='utf-8')
    nbformat.validate(json.loads(text))
    notebook = nbformat.reads(text, as_version=4)
    resources = {'metadata': {'path': str(path.parent)}}
    NotebookClient(notebook, timeout=cell_seconds, kernel_name='tslab', resources=resources).execute()
    return notebook


def main(output, paths):
    exporter = HTMLExporter(template_name='lesson', extra_template_basedirs=[str(here)])
    for path in map(Path, paths):
        start = time.monotonic()
        try:
            notebook = execute(path)
        except (CellExecutionError, CellTimeoutError, DeadKernelError, nbformat.ValidationError) as error:
            sys.exit(f'{path.name}: {error}')
        seconds = time.monotonic() - start
        page, _ = exporter.from_notebook_node(notebook, {'metadata': {'name': path.stem}})
        (Path(output) / f'{path.stem}.html').write_text(page, encoding='utf-8')
        print(f'{path.name}: {seconds:.1f} s', flush=True)


main(sys.argv[1], sys.argv[2:])
