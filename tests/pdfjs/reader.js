// What pdf_js.py asks of pdf.js. PDF files and pictures come and go as base64.

import * as pdfjs from "./node_modules/pdfjs-dist/build/pdf.mjs";

const PARTS = new URL("node_modules/pdfjs-dist/", import.meta.url).href;
const POINTS_PER_INCH = 72;

// One worker for all files: it outlives each of them, so that its last warnings still arrive.
pdfjs.GlobalWorkerOptions.workerSrc = `${PARTS}build/pdf.worker.mjs`;
const worker = pdfjs.PDFWorker.create({ name: "reader" });

async function opened(pdf, use) {
  const task = pdfjs.getDocument({
    data: Uint8Array.fromBase64(pdf),
    worker,
    cMapUrl: `${PARTS}cmaps/`,
    iccUrl: `${PARTS}iccs/`,
    standardFontDataUrl: `${PARTS}standard_fonts/`,
    wasmUrl: `${PARTS}wasm/`,
    // The fonts of the package instead of those of this machine.
    useSystemFonts: false,
  });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

// Names with the places where each field stands; nodes that only group fields are left out.
async function places(file) {
  const found = [...((await file.getFieldObjects()) ?? [])];
  return new Map(
    found
      .map(([name, all]) => [name, all.filter((one) => one.type !== "")])
      .filter(([, all]) => all.length > 0),
  );
}

function entry(name, place, value) {
  const { type, editable, exportValues, items } = place;
  if (!editable) throw new Error(`field "${name}" is read-only`);
  switch (type) {
    case "checkbox":
      return typeof value === "boolean" ? value : exportValues === value;
    case "radiobutton":
      return exportValues === value;
    case "text":
    case "combobox":
    case "listbox":
      if (typeof value !== "string") throw new Error(`field "${name}" wants a text`);
      if (type === "listbox" && !items.some((item) => item.exportValue === value)) {
        throw new Error(`field "${name}" offers no "${value}"`);
      }
      return value;
    default:
      throw new Error(`field "${name}" cannot be filled: ${type}`);
  }
}

window.reader = {
  fields: (pdf) =>
    opened(pdf, async (file) => {
      const values = {};
      for (const [name, all] of await places(file)) {
        const filled = all.find(({ value }) => value !== "Off") ?? all[0];
        values[name] = filled.value ?? null;
      }
      return values;
    }),

  fill: (pdf, values) =>
    opened(pdf, async (file) => {
      const known = await places(file);
      for (const [name, value] of Object.entries(values)) {
        const all = known.get(name);
        if (!all) throw new Error(`no field "${name}"`);
        const entries = all.map((place) => [place.id, entry(name, place, value)]);
        if (typeof value === "string" && !entries.some(([, one]) => one !== false)) {
          throw new Error(`field "${name}" offers no "${value}"`);
        }
        for (const [id, one] of entries) file.annotationStorage.setValue(id, { value: one });
      }
      return (await file.saveDocument()).toBase64();
    }),

  picture: (pdf, number, dpi) =>
    opened(pdf, async (file) => {
      const page = await file.getPage(number);
      const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH });
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      const annotationMode = pdfjs.AnnotationMode.ENABLE;
      await page.render({ canvas, viewport, annotationMode }).promise;
      const blob = await new Promise((done) => canvas.toBlob(done));
      return (await blob.bytes()).toBase64();
    }),
};
