package org.houzhen.hardware.driver.samv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.hardware.CardPhotoDecoder;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.IdCardReader;
import org.houzhen.hardware.simulator.IdCardReaderSimulator;
import org.houzhen.hardware.simulator.SimulatedCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The photograph on its way from the card's bytes to whoever is given it. */
class CardPhotoTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final IdCardReaderSimulator simulator = new IdCardReaderSimulator();
    private byte[] seen; // What the decoder was given; kept to see it overwritten.

    @AfterEach
    void close() {
        simulator.close();
    }

    private IdCardReader.Outcome read(CardPhotoDecoder decoder) throws Exception {
        var wlt = new byte[1024];
        Arrays.fill(wlt, (byte) 7);
        simulator.photograph(wlt);
        var address = DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0));
        try (IdCardReader reader = SamVReader.open("id-card", address, Clock.systemUTC(), decoder)) {
            simulator.lay(new SimulatedCard(SimulatedPeople.all().get(0)));
            return reader.read(LIMIT);
        }
    }

    @Test
    void theDecoderIsGivenTheCardsBytesAndTheyAreOverwrittenAfterwards() throws Exception {
        IdCardReader.Outcome outcome = read(wlt -> {
            seen = wlt;
            assertThat(wlt).hasSize(1024).containsOnly(7);
            return new CardPhoto(1, 1, new byte[] {1, 2, 3});
        });

        CardPhoto photo = ((IdCardReader.Outcome.Read) outcome).photo();
        assertThat(photo.rgb()).containsExactly(1, 2, 3);
        assertThat(seen).containsOnly(0);
        photo.close();
        assertThat(photo.rgb()).containsOnly(0);
    }

    @Test
    void aDecoderThatBreaksCostsThePhotographAndNotTheCard() throws Exception {
        IdCardReader.Outcome outcome = read(wlt -> {
            throw new IllegalStateException("broken");
        });

        assertThat(outcome)
                .isEqualTo(new IdCardReader.Outcome.Read(SimulatedPeople.all().get(0)));
    }

    @Test
    void anAddressThatDoesNotAskForItGetsNone() throws Exception {
        var address = DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0));
        try (var reader = (IdCardReader) new SamVDriver().open("id-card", address, Clock.systemUTC())) {
            simulator.lay(new SimulatedCard(SimulatedPeople.all().get(0)));
            var outcome = (IdCardReader.Outcome.Read) reader.read(LIMIT);

            assertThat(outcome.photo()).isSameAs(CardPhoto.NONE);
        }
        assertThat(address.with("photo", "yes")).hasToString(address + "?photo=yes");
    }
}
