package org.houzhen.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.houzhen.face.FaceCheck.Look;
import org.houzhen.face.FaceCheck.Seen;
import org.houzhen.face.Likeness;
import org.houzhen.face.Picture;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.IdCard;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.face.FaceEngine;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaceStepsTest {
    private final Bench bench = new Bench();
    private final Deque<Look> looks = new ArrayDeque<>();
    private final byte[] pixels = {1, 2, 3, 4, 5, 6};
    private final CardPhoto photo = new CardPhoto(2, 1, pixels);
    private boolean shown = true;

    @BeforeEach
    void offer() {
        bench.faces = FaceDesk.offering(this::against, () -> 0);
        bench.hospital.known = false;
        bench.boot();
        bench.started();
    }

    private Optional<FaceEngine.Comparison> against(Picture photograph) {
        return shown ? Optional.of(new Looks()) : Optional.empty();
    }

    private final class Looks implements FaceEngine.Comparison {
        @Override
        public Look look(Picture frame) {
            return looks.remove();
        }

        @Override
        public void close() {}
    }

    private void lay(IdCard card, CardPhoto of) {
        bench.press(Action.BEGIN, Flow.REGISTER.name());
        bench.devices.cards.add(CardReading.of(card, of));
        bench.pass(1);
    }

    private void agreed() {
        lay(FakeDevices.CARD, photo);
        bench.press(Action.AGREE);
        assertThat(bench.screen()).isEqualTo("face-camera");
    }

    private void frame(Seen seen, Likeness likeness, double distance) {
        looks.add(new Look(seen, likeness, distance));
        long capture = ((View.FaceCamera) bench.view()).capture();
        var message = ByteBuffer.allocate(12 + 160 * 120 * 3);
        message.putLong(capture).putShort((short) 160).putShort((short) 120);
        bench.faces.received(message.array());
        bench.turns.settle();
    }

    private void hint(String hint) {
        assertThat(((View.FaceCamera) bench.view()).hint()).isEqualTo(hint);
    }

    private void result(String likeness) {
        assertThat(bench.view()).isEqualTo(new View.FaceResult(likeness));
        assertThat(pixels).containsOnly(0);
        assertThat(bench.faces.state().held()).isZero();
        bench.press(Action.CONFIRM);
        assertThat(bench.screen()).isEqualTo("record");
    }

    @Test
    void whoAgreesIsComparedAndGoesOnWhateverComesOut() {
        agreed();
        frame(Seen.NOBODY, Likeness.UNSURE, Double.NaN);
        hint("NOBODY");
        frame(Seen.FACE, Likeness.UNSURE, 0.5);
        hint("");
        frame(Seen.FACE, Likeness.ALIKE, 0.3);

        result("ALIKE");
        bench.press(Action.PHONE, "13812348000");
        assertThat(bench.screen()).isEqualTo("department");
    }

    @Test
    void afterFourLooksTheBestOneCounts() {
        agreed();
        frame(Seen.FACE, Likeness.UNLIKE, 0.8);
        frame(Seen.FACE, Likeness.UNSURE, 0.55);
        frame(Seen.FACE, Likeness.UNLIKE, 0.7);
        frame(Seen.FACE, Likeness.UNLIKE, 0.7);

        result("UNSURE");
    }

    @Test
    void whoDeclinesGoesOnAtOnceAndTheCameraIsNeverOpened() {
        lay(FakeDevices.CARD, photo);
        assertThat(bench.screen()).isEqualTo("face-consent");

        bench.press(Action.DECLINE);

        assertThat(bench.screen()).isEqualTo("record");
        assertThat(pixels).containsOnly(0);
        assertThat(bench.faces.state().captures()).isZero();
    }

    @Test
    void whoDeclinesBeforeTheCameraGoesOnToo() {
        agreed();

        bench.press(Action.DECLINE);

        assertThat(bench.screen()).isEqualTo("record");
        assertThat(pixels).containsOnly(0);
    }

    @Test
    void aCameraThatIsNotThereAndAFaceThatIsNotSeenKeepNobody() {
        agreed();
        bench.press(Action.NO_CAMERA);
        result("NOT_SEEN");
    }

    @Test
    void theTerminalsOwnCameraIsLookedThroughAndItsPicturesAreCopiesThatAreWiped() {
        byte[] picture = new byte[640 * 480 * 3];
        bench.devices.become(Part.CAMERA, DeviceStatus.State.ONLINE, DeviceReason.READY);
        bench.devices.pictures.add(picture);
        looks.add(new Look(Seen.FACE, Likeness.ALIKE, 0.3));
        lay(FakeDevices.CARD, photo);
        bench.press(Action.AGREE);

        result("ALIKE");
        assertThat(bench.faces.state().frames()).isEqualTo(1);
    }

    @Test
    void anOwnCameraThatShowsNothingKeepsNobody() {
        bench.devices.become(Part.CAMERA, DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED);
        lay(FakeDevices.CARD, photo);
        bench.press(Action.AGREE);

        result("NOT_SEEN");
    }

    @Test
    void nobodyBeforeTheCameraEndsByItself() {
        agreed();
        bench.pass(24);
        assertThat(bench.screen()).isEqualTo("face-camera");
        bench.pass(1);

        assertThat(bench.view()).isEqualTo(new View.FaceResult("NOT_SEEN"));
        bench.pass(46);
        assertThat(bench.screen()).isEqualTo("start");
        assertThat(pixels).containsOnly(0);
    }

    @Test
    void aPhotographWithoutAFaceIsNothingToCompareWith() {
        shown = false;
        lay(FakeDevices.CARD, photo);
        bench.press(Action.AGREE);

        result("NOT_SEEN");
    }

    @Test
    void whoGoesAwayLeavesNothing() {
        agreed();
        looks.add(new Look(Seen.NOBODY, Likeness.UNSURE, Double.NaN));
        bench.press(Action.HOME);

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(pixels).containsOnly(0);
        assertThat(bench.faces.state().held()).isZero();
    }

    @Test
    void aFrameOfTheScreenBeforeIsNotLookedAt() {
        agreed();
        frame(Seen.TOO_FAR, Likeness.UNSURE, Double.NaN);
        hint("TOO_FAR");
        bench.press(Action.BACK);
        looks.add(new Look(Seen.FACE, Likeness.ALIKE, 0.1));
        var late = ByteBuffer.allocate(12 + 160 * 120 * 3);
        late.putLong(1).putShort((short) 160).putShort((short) 120);
        bench.faces.received(late.array());
        bench.turns.settle();

        assertThat(bench.screen()).isEqualTo("start");
        assertThat(looks).hasSize(1);
    }

    @Test
    void withoutAPhotographWithoutTheSettingAndBeforeFourteenItIsNotOffered() {
        lay(FakeDevices.CARD, CardPhoto.NONE);
        assertThat(bench.screen()).isEqualTo("record");
        bench.press(Action.HOME);

        IdCard adult = FakeDevices.CARD;
        lay(born(adult, LocalDate.of(2012, 11, 23)), photo);
        assertThat(bench.screen()).isEqualTo("record");
        bench.press(Action.HOME);
        lay(born(adult, LocalDate.of(2012, 11, 22)), photo);
        assertThat(bench.screen()).isEqualTo("face-consent");
    }

    @Test
    void whoHasARecordIsNotAsked() {
        bench.hospital.known = true;
        lay(FakeDevices.CARD, photo);

        assertThat(bench.screen()).isEqualTo("department");
        bench.press(Action.HOME);
        assertThat(pixels).containsOnly(0);
    }

    private static IdCard born(IdCard card, LocalDate day) {
        return new IdCard(
                card.type(),
                card.number(),
                card.name(),
                card.latinName(),
                card.sex(),
                card.ethnicityCode(),
                card.nationality(),
                day,
                card.address(),
                card.issuer(),
                card.validFrom(),
                card.validTo(),
                card.passNumber(),
                card.issueCount());
    }
}
