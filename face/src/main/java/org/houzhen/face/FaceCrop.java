package org.houzhen.face;

import org.houzhen.face.FoundFace.Point;

/** Cuts a face out as the descriptor's network was taught to see it: sized by eyes and mouth, never turned. */
final class FaceCrop {
    private static final float CENTRE_X = 0.5f;
    private static final float CENTRE_Y = 0.43f;
    private static final float EYES_TO_MOUTH = 0.45f;
    private static final float[] MEAN = {122.782f, 117.001f, 104.298f};
    private static final float RANGE = 255;

    private FaceCrop() {}

    /** The side of the square, in the picture's pixels. */
    static float side(FoundFace face) {
        float distance = (face.mouth().distance(face.leftEye()) + face.mouth().distance(face.rightEye())) / 2;
        return distance / EYES_TO_MOUTH;
    }

    static Volume of(Picture picture, FoundFace face) {
        float side = side(face);
        Point centre = new Point(
                (face.leftEye().x() + face.rightEye().x() + face.mouth().x()) / 3,
                (face.leftEye().y() + face.rightEye().y() + face.mouth().y()) / 3);
        float left = centre.x() - CENTRE_X * side;
        float top = centre.y() - CENTRE_Y * side;
        float step = side / DescriptorNet.SIDE;
        var crop = new Volume(DescriptorNet.SIDE, Picture.CHANNELS);
        for (int y = 0; y < crop.side(); y++) {
            for (int x = 0; x < crop.side(); x++) {
                fill(crop, crop.at(x, y), picture, new Point(left + x * step, top + y * step));
            }
        }
        return crop;
    }

    private static void fill(Volume crop, int to, Picture picture, Point from) {
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            crop.values()[to + channel] = (picture.at(from.x(), from.y(), channel) - MEAN[channel]) / RANGE;
        }
    }
}
