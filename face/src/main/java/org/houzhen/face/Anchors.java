package org.houzhen.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.houzhen.face.FoundFace.Box;
import org.houzhen.face.FoundFace.Point;

/**
 * Understands what the finder's network says on one grid: each cell has two squares around its middle, and for each a
 * certainty, a correction of the square, and five landmarks (eyes, nose, corners of the mouth) in units of its side.
 */
final class Anchors {
    private static final float BASE = 16;
    private static final float OVERLAP_MAX = 0.4f;

    /** Landmarks were scaled by this when the network was taught. */
    private static final float LANDMARK_SCALE = 0.18181818f;

    private final int stride;
    private final float[] scales;

    Anchors(int stride, float... scales) {
        this.stride = stride;
        this.scales = scales;
    }

    int stride() {
        return stride;
    }

    /** The three outputs of one grid, each a row of planes of {@code width * height} cells. */
    record Grid(int width, int height, float[] certainties, float[] corrections, float[] landmarks) {
        int cells() {
            return width * height;
        }
    }

    List<FoundFace> faces(Grid grid, float certaintyMin) {
        var faces = new ArrayList<FoundFace>();
        for (int scale = 0; scale < scales.length; scale++) {
            int certain = (scales.length + scale) * grid.cells(); // The planes before are those of "no face".
            for (int cell = 0; cell < grid.cells(); cell++) {
                if (grid.certainties()[certain + cell] >= certaintyMin) {
                    faces.add(face(grid, scale, cell));
                }
            }
        }
        return faces;
    }

    private FoundFace face(Grid grid, int scale, int cell) {
        float side = BASE * scales[scale];
        float x = BASE / 2 + (cell % grid.width()) * stride;
        float y = BASE / 2 + (cell / grid.width()) * stride;
        return new FoundFace(
                box(grid, scale * 4, cell, new float[] {x, y, side}),
                landmark(grid, scale * 10, cell, new float[] {x, y, side}),
                landmark(grid, scale * 10 + 2, cell, new float[] {x, y, side}),
                Point.middle(
                        landmark(grid, scale * 10 + 6, cell, new float[] {x, y, side}),
                        landmark(grid, scale * 10 + 8, cell, new float[] {x, y, side})),
                grid.certainties()[(scales.length + scale) * grid.cells() + cell]);
    }

    private static Box box(Grid grid, int plane, int cell, float[] anchor) {
        float side = anchor[2];
        float x = anchor[0] + side * grid.corrections()[plane * grid.cells() + cell];
        float y = anchor[1] + side * grid.corrections()[(plane + 1) * grid.cells() + cell];
        float halfWidth = side * (float) Math.exp(grid.corrections()[(plane + 2) * grid.cells() + cell]) / 2;
        float halfHeight = side * (float) Math.exp(grid.corrections()[(plane + 3) * grid.cells() + cell]) / 2;
        return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    private static Point landmark(Grid grid, int plane, int cell, float[] anchor) {
        float unit = anchor[2] * LANDMARK_SCALE + 1;
        return new Point(
                anchor[0] + unit * grid.landmarks()[plane * grid.cells() + cell],
                anchor[1] + unit * grid.landmarks()[(plane + 1) * grid.cells() + cell]);
    }

    /** One face is found by several squares: the most certain stays. */
    static List<FoundFace> withoutRepeats(List<FoundFace> faces) {
        var kept = new ArrayList<FoundFace>();
        faces.stream()
                .sorted(Comparator.comparing(FoundFace::certainty).reversed())
                .filter(face -> kept.stream().noneMatch(other -> other.box().overlap(face.box()) > OVERLAP_MAX))
                .forEachOrdered(kept::add);
        return kept;
    }
}
