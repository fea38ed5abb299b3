package org.houzhen.server.sheet;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Draws text and lines on one page. The font has one weight: bold is drawn with an outline of its own colour. */
public record SheetPage(PDPageContentStream stream, SheetFont font) {
    private static final float BOLD_STROKE = 0.035f;
    private static final float SHRINK_MIN = 0.6f;
    private static final int QUIET = 4;

    /** How text looks. */
    public record Ink(float size, boolean bold, Color color) {
        public static Ink plain(float size) {
            return new Ink(size, false, Color.BLACK);
        }

        public static Ink bold(float size) {
            return new Ink(size, true, Color.BLACK);
        }

        public Ink grey() {
            return new Ink(size, bold, new Color(90, 90, 90));
        }
    }

    /** Where text begins and how wide it may be; longer text is made smaller. */
    public record Box(float x, float y, float width) {}

    public void text(String text, Box box, Ink ink) throws IOException {
        String printable = font.printable(text);
        float width = font.width(printable, ink.size());
        float size = width <= box.width() ? ink.size() : ink.size() * Math.max(SHRINK_MIN, box.width() / width);
        show(printable, box.x(), box.y(), new Ink(size, ink.bold(), ink.color()));
    }

    public void centred(String text, float x, float y, Ink ink) throws IOException {
        String printable = font.printable(text);
        show(printable, x - font.width(printable, ink.size()) / 2, y, ink);
    }

    public void right(String text, float x, float y, Ink ink) throws IOException {
        String printable = font.printable(text);
        show(printable, x - font.width(printable, ink.size()), y, ink);
    }

    private void show(String printable, float x, float y, Ink ink) throws IOException {
        stream.beginText();
        stream.setFont(font.font(), ink.size());
        stream.setNonStrokingColor(ink.color());
        stream.setStrokingColor(ink.color());
        stream.setLineWidth(ink.size() * BOLD_STROKE);
        stream.setRenderingMode(ink.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        stream.newLineAtOffset(x, y);
        stream.showText(printable);
        stream.endText();
    }

    public void line(float x, float y, float length, float thickness) throws IOException {
        stream.setStrokingColor(Color.BLACK);
        stream.setLineWidth(thickness);
        stream.moveTo(x, y);
        stream.lineTo(x + length, y);
        stream.stroke();
    }

    /** A QR code; from the lower left corner, with the quiet room around it that readers want. */
    public void qrCode(String says, float x, float y, float side) throws IOException {
        ByteMatrix modules = modules(says);
        float module = side / (modules.getWidth() + 2 * QUIET);
        stream.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < modules.getHeight(); row++) {
            float bottom = y + side - (QUIET + row + 1) * module;
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row) == 1) {
                    stream.addRect(x + (QUIET + column) * module, bottom, module, module);
                }
            }
        }
        stream.fill();
    }

    private static ByteMatrix modules(String says) {
        try {
            return Encoder.encode(says, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("a code of " + says.length() + " characters cannot be drawn", e);
        }
    }
}
