package org.houzhen.face;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of people, from the package the network comes from; none lies in this tree. */
final class TestPictures {
    static final Path MODELS = Path.of("target/models");
    private static final Path DEMO = Path.of("target/packages/node_modules/@vladmandic/face-api/demo");

    private TestPictures() {}

    static BufferedImage sample(int number) throws IOException {
        Path file = DEMO.resolve("sample" + number + ".jpg");
        if (!Files.exists(file)) {
            throw new IllegalStateException("no test pictures; face/fetch brings them, and ./check calls it");
        }
        return ImageIO.read(file.toFile());
    }

    static Picture picture(BufferedImage image) {
        var rgb = new byte[image.getWidth() * image.getHeight() * Picture.CHANNELS];
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[i * 3] = (byte) (pixel >> 16);
            rgb[i * 3 + 1] = (byte) (pixel >> 8);
            rgb[i * 3 + 2] = (byte) pixel;
        }
        return new Picture(image.getWidth(), image.getHeight(), rgb);
    }

    static BufferedImage scaled(BufferedImage image, int width, int height) {
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    static BufferedImage flipped(BufferedImage image) {
        var flipped = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = flipped.createGraphics();
        pen.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        pen.dispose();
        return flipped;
    }

    /** Head and shoulders, in the shape of a card's photograph. */
    static BufferedImage portrait(BufferedImage image, FoundFace face) {
        FoundFace.Box box = face.box();
        int height = Math.min(image.getHeight(), (int) (box.height() * 1.7));
        int width = Math.min(image.getWidth(), height * 102 / 126);
        int left = clamp((box.left() + box.right() - width) / 2, image.getWidth() - width);
        int top = clamp((box.top() + box.bottom() - height) / 2, image.getHeight() - height);
        return scaled(image.getSubimage(left, top, width, height), width, height);
    }

    private static int clamp(float place, int most) {
        return Math.max(0, Math.min(most, (int) place));
    }
}
