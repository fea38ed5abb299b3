package org.houzhen.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.face.FaceCheck.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real networks on pictures of people: who is one person is known, because they are one cut, and who is not, because they stand side by side. */
class FacesIT {
    private static final int[] PEOPLE = {3, 3, 3, 4, 5, 4};
    private static final int CARD_WIDTH = 102;
    private static final int CARD_HEIGHT = 126;

    private static Faces faces;

    @BeforeAll
    static void load() throws Exception {
        faces = Faces.open(TestPictures.MODELS);
    }

    @AfterAll
    static void letGo() {
        faces.close();
    }

    @Test
    void everybodyOnAPictureIsFoundOnce() throws Exception {
        for (int i = 0; i < PEOPLE.length; i++) {
            BufferedImage image = TestPictures.sample(i + 1);
            assertThat(faces.find(TestPictures.picture(image)))
                    .as("sample" + (i + 1))
                    .hasSize(PEOPLE[i]);
        }
    }

    /** Some hold their heads aslant, which the crop does not undo. */
    @Test
    void onePersonIsAlikeOnAPictureAsSmallAsThatOfACard() throws Exception {
        var distances = new ArrayList<Double>();
        for (BufferedImage portrait : everybody()) {
            BufferedImage card = TestPictures.scaled(TestPictures.flipped(portrait), CARD_WIDTH, CARD_HEIGHT);
            try (FaceCheck check = faces.against(TestPictures.picture(card)).orElseThrow()) {
                FaceCheck.Look look = check.look(TestPictures.picture(portrait));
                assertThat(look.seen()).isEqualTo(Seen.FACE);
                distances.add(look.distance());
            }
        }
        report("one person", distances);
        assertThat(distances).hasSize(22).noneMatch(distance -> Likeness.of(distance) == Likeness.UNLIKE);
        assertThat(distances)
                .filteredOn(distance -> Likeness.of(distance) == Likeness.ALIKE)
                .hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void peopleSideBySideAreNeverAlike() throws Exception {
        var distances = new ArrayList<Double>();
        for (int i = 0; i < PEOPLE.length; i++) {
            compareAll(portraits(i + 1), distances);
        }
        report("two people", distances);
        assertThat(distances)
                .hasSize(3 * 3 + 2 * 6 + 10)
                .allSatisfy(distance -> assertThat(Likeness.of(distance)).isNotEqualTo(Likeness.ALIKE));
    }

    private static void compareAll(List<BufferedImage> people, List<Double> distances) {
        for (int one = 0; one < people.size(); one++) {
            try (FaceCheck check =
                    faces.against(TestPictures.picture(people.get(one))).orElseThrow()) {
                for (BufferedImage other : people.subList(one + 1, people.size())) {
                    distances.add(check.look(TestPictures.picture(other)).distance());
                }
            }
        }
    }

    @Test
    void aPictureOfNobodyHasNoFaceAndAGroupIsNotCompared() throws Exception {
        BufferedImage group = TestPictures.sample(1);
        var wall = new Picture(64, 48, new byte[64 * 48 * Picture.CHANNELS]);

        assertThat(faces.against(wall)).isEmpty();
        try (FaceCheck check = faces.against(TestPictures.picture(group)).orElseThrow()) {
            assertThat(check.look(wall).seen()).isEqualTo(Seen.NOBODY);
            assertThat(check.look(TestPictures.picture(group)).seen()).isEqualTo(Seen.SEVERAL);
            BufferedImage far = TestPictures.scaled(group.getSubimage(300, 250, 400, 500), 80, 100);
            assertThat(check.look(TestPictures.picture(far)).seen()).isEqualTo(Seen.TOO_FAR);
        }
    }

    private static List<BufferedImage> everybody() throws Exception {
        var all = new ArrayList<BufferedImage>();
        for (int i = 0; i < PEOPLE.length; i++) {
            all.addAll(portraits(i + 1));
        }
        return all;
    }

    private static List<BufferedImage> portraits(int sample) throws Exception {
        BufferedImage image = TestPictures.sample(sample);
        return faces.find(TestPictures.picture(image)).stream()
                .map(face -> TestPictures.portrait(image, face))
                .toList();
    }

    private static void report(String what, List<Double> distances) {
        var all = distances.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        System.out.printf("face: %s: %d pairs, %.2f to %.2f%n", what, all.getCount(), all.getMin(), all.getMax());
    }
}
