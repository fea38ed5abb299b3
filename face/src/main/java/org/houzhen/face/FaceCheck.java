package org.houzhen.face;

import java.util.Arrays;
import java.util.List;

/** One photograph's face, to be held against one frame after the other; wiped when closed. */
public final class FaceCheck implements AutoCloseable {
    /** A face nearer to the camera than this counts; in pixels between the crop's edges. */
    private static final float SIDE_MIN = 80;

    /** Another face is a bystander's if it is less than half as large. */
    private static final float BYSTANDER = 0.5f;

    private final Faces faces;
    private final float[] reference;

    FaceCheck(Faces faces, float[] reference) {
        this.faces = faces;
        this.reference = reference;
    }

    /** What a frame shows. */
    public enum Seen {
        NOBODY,
        TOO_FAR,
        SEVERAL,
        FACE
    }

    /** What one look brought: how alike the face is, if there is one to compare. */
    public record Look(Seen seen, Likeness likeness, double distance) {
        static Look without(Seen seen) {
            return new Look(seen, Likeness.UNSURE, Double.NaN);
        }
    }

    public Look look(Picture frame) {
        List<FoundFace> found = faces.find(frame).stream()
                .sorted((a, b) -> Float.compare(FaceCrop.side(b), FaceCrop.side(a)))
                .toList();
        if (found.isEmpty()) {
            return Look.without(Seen.NOBODY);
        }
        float side = FaceCrop.side(found.get(0));
        if (side < SIDE_MIN) {
            return Look.without(Seen.TOO_FAR);
        }
        boolean alone = found.size() == 1 || FaceCrop.side(found.get(1)) < side * BYSTANDER;
        return alone ? compare(frame, found.get(0)) : Look.without(Seen.SEVERAL);
    }

    private Look compare(Picture frame, FoundFace face) {
        float[] descriptor = faces.describe(frame, face);
        double distance = distance(descriptor);
        Arrays.fill(descriptor, 0);
        return new Look(Seen.FACE, Likeness.of(distance), distance);
    }

    private double distance(float[] descriptor) {
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double difference = reference[i] - descriptor[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        Arrays.fill(reference, 0);
    }

    @Override
    public String toString() {
        return "FaceCheck[masked]";
    }
}
