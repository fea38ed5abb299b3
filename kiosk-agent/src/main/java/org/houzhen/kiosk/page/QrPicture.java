package org.houzhen.kiosk.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as one SVG path, a module being one unit, without the quiet zone around it.
 *
 * @param size width and height in modules
 */
public record QrPicture(int size, String path) {
    /** Draws runs of dark modules as bars, row by row. */
    public static QrPicture of(String text) {
        try {
            return draw(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("a code of " + text.length() + " characters cannot be drawn", e);
        }
    }

    private static QrPicture draw(ByteMatrix modules) {
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = x;
                while (end < modules.getWidth() && modules.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    path.append('M').append(x).append(' ').append(y).append('h').append(end - x);
                    path.append("v1h").append(x - end).append('z');
                }
                x = end + 1;
            }
        }
        return new QrPicture(modules.getWidth(), path.toString());
    }
}
