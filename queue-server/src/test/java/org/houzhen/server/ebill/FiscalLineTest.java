package org.houzhen.server.ebill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiscalLineTest {
    @Test
    void theSignatureIsThatOfThePublishedVector() {
        var party = new FiscalLine.Party("APP1", "K1");
        assertThat(party.signature("eyJidXNObyI6IjEifQ==", "n1", "1.0")).isEqualTo("6124E3F0C6CD69A55B4A562EDA1B4942");
        assertThat(party.toString()).doesNotContain("K1");
    }
}
