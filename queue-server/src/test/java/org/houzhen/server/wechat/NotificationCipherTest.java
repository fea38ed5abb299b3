package org.houzhen.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NotificationCipherTest {
    private static final String SEALED = "Eu69zaqBCIwQaJNlb7tiHQ9k+Fz80zx5YzOYHKwl/geBbi9ljwuu9FA=";
    private final NotificationCipher cipher =
            new NotificationCipher("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @Test
    void whatWasSealedForUsOpens() {
        assertThat(cipher.open("abcdefghijkl", "transaction", SEALED))
                .hasValueSatisfying(plain -> assertThat(new String(plain, StandardCharsets.UTF_8))
                        .isEqualTo("{\"trade_state\":\"SUCCESS\"}"));
    }

    @Test
    void anythingChangedOnTheWayStaysShut() {
        assertThat(cipher.open("abcdefghijkm", "transaction", SEALED)).isEmpty();
        assertThat(cipher.open("abcdefghijkl", "refund", SEALED)).isEmpty();
        assertThat(cipher.open("abcdefghijkl", "transaction", "F" + SEALED.substring(1)))
                .isEmpty();
        assertThat(cipher.open("short", "transaction", SEALED)).isEmpty();
        assertThat(cipher.open("abcdefghijkl", "transaction", "not base64!")).isEmpty();
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedAtOnce() {
        assertThatIllegalStateException().isThrownBy(() -> new NotificationCipher(new byte[31]));
    }
}
