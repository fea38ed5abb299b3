package org.houzhen.hardware.simulator;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/** Looks at what is drawn on paper with a reader of codes that knows nothing of the printer. */
final class PaperScan {
    private static final int QUIET = 32;

    private PaperScan() {}

    /** Dots as black squares on white paper. */
    static BufferedImage image(List<String> rows, int dots) {
        int width = rows.get(0).length() * dots + 2 * QUIET;
        var image = new BufferedImage(width, rows.size() * dots + 2 * QUIET, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).length(); x++) {
                if (rows.get(y).charAt(x) == '1') {
                    graphics.fillRect(QUIET + x * dots, QUIET + y * dots, dots, dots);
                }
            }
        }
        graphics.dispose();
        return image;
    }

    static String decode(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8"))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no code on this paper", e);
        }
    }
}
