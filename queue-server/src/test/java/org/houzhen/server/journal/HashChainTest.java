package org.houzhen.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is hashed, and in which form, can never change: journals in the field are verified with it. */
class HashChainTest {
    private static final StreamName STREAM = new StreamName("area/B/2026-11-22");
    private static final String FIRST = "4a39ca3597e675de4a5af16d34c2da2e91cd5a8a3aa8746a2ecb090de14a96eb";
    private static final String SECOND = "5975c8852b413280bc0a6fe68dcd60524626d2810a3f59945305acf988f24330";

    private final HashChain chain = new HashChain();
    private final Fact called = new Fact(
            "ticket-called",
            1,
            "{\"number\":\"B012\",\"reason\":\"发热 😀\"}",
            "staff:17",
            new UUID(0x0123456789abcdefL, 0xfedcba9876543210L),
            Instant.ofEpochMilli(1_795_305_723_004L));

    @Test
    void theHashOfAnEntryIsWhatItHasAlwaysBeen() {
        assertThat(chain.next(HashChain.START, STREAM, 1, called)).isEqualTo(FIRST);
    }

    @Test
    void anEntryLongerThanAnyBeforeIsHashedWhole() {
        var parked = new Fact(
                "ticket-parked",
                2,
                "{\"reason\":\"" + "超声".repeat(2_000) + "\"}",
                "terminal:3",
                new UUID(-1, 0),
                Instant.ofEpochMilli(-5));

        assertThat(chain.next(FIRST, STREAM, 2, parked)).isEqualTo(SECOND);
        assertThat(chain.next(HashChain.START, STREAM, 1, called)).isEqualTo(FIRST);
    }
}
