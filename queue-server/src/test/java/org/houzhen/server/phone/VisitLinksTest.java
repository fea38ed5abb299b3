package org.houzhen.server.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import org.houzhen.server.phone.VisitLinks.State;
import org.houzhen.server.web.Often;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitLinksTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String VISIT = "R202611230021";
    private static final byte[] KEY = new byte[32];

    @TempDir
    private Path folder;

    private static VisitLinks at(String time) {
        return new VisitLinks(KEY, Clock.fixed(Instant.parse(time), ZONE));
    }

    private static final String TOKEN = at("2026-11-20T00:00:00Z").token(VISIT, DAY);

    @Test
    void aLinkIsGoodFromTheFirstToTheLastMinuteOfItsDayInTheHospitalsZone() {
        assertThat(at("2026-11-22T15:59:59Z").read(TOKEN).state()).isEqualTo(State.NOT_YET);
        assertThat(at("2026-11-22T16:00:00Z").read(TOKEN).state()).isEqualTo(State.GOOD);
        assertThat(at("2026-11-23T15:59:59Z").read(TOKEN).state()).isEqualTo(State.GOOD);
        assertThat(at("2026-11-23T16:00:00Z").read(TOKEN).state()).isEqualTo(State.EXPIRED);
        assertThat(at("2027-11-23T00:00:00Z").read(TOKEN).state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void aGoodLinkSaysTheVisitAndNothingElse() {
        VisitLinks.Found found = at("2026-11-23T01:00:00Z").read(TOKEN);

        assertThat(found.visit()).isEqualTo(VISIT);
        assertThat(found.day()).isEqualTo(DAY);
        assertThat(TOKEN).hasSizeLessThan(64).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void everySingleChangedBitIsFound() {
        byte[] good = Base64.getUrlDecoder().decode(TOKEN);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            assertThat(at("2026-11-23T01:00:00Z").read(token).state())
                    .as("bit " + bit)
                    .isEqualTo(State.FORGED);
        }
    }

    @Test
    void aLinkCutShortOrMadeLongerIsForged() {
        for (int length = 0; length < TOKEN.length(); length++) {
            assertThat(at("2026-11-23T01:00:00Z")
                            .read(TOKEN.substring(0, length))
                            .state())
                    .isEqualTo(State.FORGED);
        }
        assertThat(at("2026-11-23T01:00:00Z").read(TOKEN + "AAAA").state()).isEqualTo(State.FORGED);
    }

    @Test
    void anotherHospitalsKeyOpensNothing() {
        byte[] other = new byte[32];
        other[0] = 1;
        var there = new VisitLinks(other, Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZONE));

        assertThat(there.read(TOKEN).state()).isEqualTo(State.FORGED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "a",
                "%",
                "../..",
                "null",
                "R202611230021",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "中文"
            })
    void whatIsNoTokenIsForged(String token) {
        assertThat(at("2026-11-23T01:00:00Z").read(token).state()).isEqualTo(State.FORGED);
    }

    @Test
    void aTokenLongerThanAnyOfOursIsNotEvenDecoded() {
        assertThat(at("2026-11-23T01:00:00Z").read("A".repeat(100_000)).state()).isEqualTo(State.FORGED);
    }

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
        byte[] key = LinkKey.in(folder, new SecureRandom());

        assertThat(LinkKey.in(folder, new SecureRandom())).isEqualTo(key).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("phone-link-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAnAddressSlipsHaveNoLink() {
        VisitLinks links = at("2026-11-23T01:00:00Z");

        assertThat(new PhoneAddress("", links).of(VISIT, DAY)).isEmpty();
        assertThat(new PhoneAddress("https://queue.example.org/", links).of(VISIT, DAY))
                .isEqualTo(Optional.of("https://queue.example.org/phone#" + TOKEN));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneAddress("queue.example.org", links));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneAddress("https://a.example/?x=1", links));
    }

    @Test
    void whoAsksTooOftenIsRefusedUntilTheWindowIsOver() {
        var now = new Instant[] {Instant.parse("2026-11-23T01:00:00Z")};
        var often = new Often(
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now[0];
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZONE;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                Duration.ofMinutes(1),
                2);

        assertThat(often.allows("a") && often.allows("a")).isTrue();
        assertThat(often.allows("a")).isFalse();
        assertThat(often.allows("b")).isTrue();
        now[0] = now[0].plusSeconds(60);
        assertThat(often.allows("a")).isTrue();
    }
}
