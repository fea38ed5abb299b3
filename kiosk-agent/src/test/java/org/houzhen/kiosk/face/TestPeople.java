package org.houzhen.kiosk.face;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.houzhen.hardware.CardPhoto;

/** Two people who stand side by side on a picture of the package the networks come from: on cards, and before the camera. */
public final class TestPeople {
    public static final Path MODELS = Path.of("../face/target/models");
    private static final Path PICTURE =
            Path.of("../face/target/packages/node_modules/@vladmandic/face-api/demo/sample3.jpg");
    private static final Rectangle HER_CARD = new Rectangle(500, 235, 376, 465);
    private static final Rectangle HIS_CARD = new Rectangle(987, 135, 376, 465);
    private static final Rectangle HER_BEFORE_THE_CAMERA = new Rectangle(408, 258, 560, 420);
    private static final int FRAMES = 10;

    private TestPeople() {}

    /** The one who stands before the camera. */
    public static CardPhoto herCard() {
        return card(HER_CARD);
    }

    public static CardPhoto hisCard() {
        return card(HIS_CARD);
    }

    private static CardPhoto card(Rectangle part) {
        BufferedImage image = cut(part, 102, 126);
        var rgb = new byte[102 * 126 * 3];
        for (int i = 0; i < 102 * 126; i++) {
            int pixel = image.getRGB(i % 102, i / 102);
            rgb[i * 3] = (byte) (pixel >> 16);
            rgb[i * 3 + 1] = (byte) (pixel >> 8);
            rgb[i * 3 + 2] = (byte) pixel;
        }
        return new CardPhoto(102, 126, rgb);
    }

    private static BufferedImage cut(Rectangle part, int width, int height) {
        if (!Files.exists(PICTURE)) {
            throw new IllegalStateException("no test pictures; face/fetch brings them, and ./check calls it");
        }
        try {
            BufferedImage all = ImageIO.read(PICTURE.toFile());
            var cut = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = cut.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(all.getSubimage(part.x, part.y, part.width, part.height), 0, 0, width, height, null);
            pen.dispose();
            return cut;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Chromium takes for a camera: a film of one still picture, without compression. */
    public static void writeFilm(Path file) throws IOException {
        BufferedImage image = cut(HER_BEFORE_THE_CAMERA, 640, 480);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
            byte[] planes = planes(image);
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(planes);
            }
        }
    }

    /** The same picture as a camera's program hands it over: one frame, two pixels in four bytes. */
    public static void writeFrame(Path file) throws IOException {
        BufferedImage image = cut(HER_BEFORE_THE_CAMERA, 640, 480);
        var frame = ByteBuffer.allocate(8 + 640 * 480 * 2);
        frame.put("rdhV".getBytes(StandardCharsets.US_ASCII)).putInt(640 * 480 * 2);
        for (int i = 0; i < 640 * 480; i += 2) {
            int one = image.getRGB(i % 640, i / 640);
            int other = image.getRGB((i + 1) % 640, i / 640);
            frame.put(luma(one)).put(mix(one, -0.148, -0.291, 0.439, 128));
            frame.put(luma(other)).put(mix(one, 0.439, -0.368, -0.071, 128));
        }
        Files.write(file, frame.array());
    }

    private static byte luma(int pixel) {
        return mix(pixel, 0.257, 0.504, 0.098, 16);
    }

    private static byte[] planes(BufferedImage image) {
        int size = 640 * 480;
        var planes = new byte[size * 3 / 2];
        for (int i = 0; i < size; i++) {
            int pixel = image.getRGB(i % 640, i / 640);
            planes[i] = mix(pixel, 0.299, 0.587, 0.114, 0);
        }
        for (int i = 0; i < size / 4; i++) {
            int pixel = image.getRGB(i % 320 * 2, i / 320 * 2);
            planes[size + i] = mix(pixel, -0.169, -0.331, 0.5, 128);
            planes[size + size / 4 + i] = mix(pixel, 0.5, -0.419, -0.081, 128);
        }
        return planes;
    }

    private static byte mix(int pixel, double red, double green, double blue, double offset) {
        double value = red * (pixel >> 16 & 255) + green * (pixel >> 8 & 255) + blue * (pixel & 255) + offset;
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
