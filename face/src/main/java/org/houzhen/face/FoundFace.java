package org.houzhen.face;

/**
 * Where a face is in a picture, in its pixels.
 *
 * @param certainty of there being a face, between 0 and 1
 */
public record FoundFace(Box box, Point leftEye, Point rightEye, Point mouth, float certainty) {
    /** A rectangle along the picture's edges. */
    public record Box(float left, float top, float right, float bottom) {
        public float width() {
            return right - left;
        }

        public float height() {
            return bottom - top;
        }

        float area() {
            return Math.max(0, width()) * Math.max(0, height());
        }

        /** The part that both cover, of what at least one covers. */
        float overlap(Box other) {
            var shared = new Box(
                    Math.max(left, other.left),
                    Math.max(top, other.top),
                    Math.min(right, other.right),
                    Math.min(bottom, other.bottom));
            float common = shared.width() <= 0 || shared.height() <= 0 ? 0 : shared.area();
            return common / (area() + other.area() - common);
        }
    }

    /** A place between pixels. */
    public record Point(float x, float y) {
        static Point middle(Point a, Point b) {
            return new Point((a.x + b.x) / 2, (a.y + b.y) / 2);
        }

        float distance(Point other) {
            return (float) Math.hypot(x - other.x, y - other.y);
        }

        Point scaled(float factor) {
            return new Point(x * factor, y * factor);
        }
    }

    FoundFace scaled(float factor) {
        var scaled = new Box(box.left * factor, box.top * factor, box.right * factor, box.bottom * factor);
        return new FoundFace(scaled, leftEye.scaled(factor), rightEye.scaled(factor), mouth.scaled(factor), certainty);
    }
}
