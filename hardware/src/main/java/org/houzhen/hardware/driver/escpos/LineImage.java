package org.houzhen.hardware.driver.escpos;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/** Draws a line of text as dots, for characters that the printer's ROM lacks but a font of this machine has. */
final class LineImage {
    private static final int CELL_WIDTH = 12;
    private static final int CELL_HEIGHT = 24;
    private static final int LINE_GAP = 6; // Printed text has it; pictures would touch the next line.
    private static final List<String> PREFERRED = List.of(
            "Noto Sans SC",
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Microsoft YaHei",
            "SimSun",
            "HanaMinA",
            "HanaMinB",
            "Dialog");

    private LineImage() {}

    /** What the printer cannot print is drawn if every such character has a font here. */
    static boolean canDraw(String text) {
        return text.codePoints()
                .filter(codePoint -> !RomCharacters.holds(codePoint))
                .allMatch(codePoint -> Fonts.holder(codePoint).canDisplay(codePoint));
    }

    /** Black on white, cell by cell in the printer's own grid, so that it lines up with printed text. */
    static BufferedImage draw(String text, int wide, int high, boolean bold) {
        int width = Math.max(1, Typesetter.columns(text)) * CELL_WIDTH * wide;
        var image = new BufferedImage(width, CELL_HEIGHT * high + LINE_GAP, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.scale(wide, high);
        int x = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            Font font = Fonts.holder(codePoint).deriveFont(bold ? Font.BOLD : Font.PLAIN, 22f);
            FontMetrics metrics = graphics.getFontMetrics(font);
            int cell = Typesetter.columns(character) * CELL_WIDTH;
            int baseline = (CELL_HEIGHT - metrics.getAscent() - metrics.getDescent()) / 2 + metrics.getAscent();
            graphics.setFont(font);
            graphics.drawString(character, x + (cell - metrics.stringWidth(character)) / 2, baseline);
            x += cell;
        }
        graphics.dispose();
        return image;
    }

    /** Looked up at the first rare character, because listing fonts takes a second. */
    private static final class Fonts {
        private static final List<Font> ALL = all();

        private static List<Font> all() {
            Font[] installed = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
            Stream<Font> first = PREFERRED.stream().map(name -> new Font(name, Font.PLAIN, 1));
            return Stream.concat(first, Stream.of(installed)).toList();
        }

        static Font holder(int codePoint) {
            return ALL.stream()
                    .filter(font -> font.canDisplay(codePoint))
                    .findFirst()
                    .orElse(ALL.get(0));
        }
    }
}
