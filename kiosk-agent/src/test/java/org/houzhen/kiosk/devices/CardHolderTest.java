package org.houzhen.kiosk.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.SocialCard;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.wire.IdentityDocument.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardHolderTest {
    private static final LocalDate LAST = LocalDate.of(2026, 5, 20);

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, RESIDENT_ID",
        "330699199003077137, RESIDENT_ID",
        "810000199003077131, RESIDENCE_PERMIT",
        "830000199003077131, RESIDENCE_PERMIT",
        "911124198108030024, FOREIGNER_ID",
        "FRA310086061201, FOREIGNER_ID",
    })
    void theNumberOfSocialSecurityShowsWhichDocumentItIsOf(String number, Type type) {
        var card = new SocialCard(number, "某人", IdCard.Sex.FEMALE, LocalDate.of(1990, 3, 7), LAST);

        assertThat(CardHolder.of(card).document().type()).isEqualTo(type);
    }

    @Test
    void bothCardsOfOnePersonNameTheSameHolder() {
        CardHolder byIdentity = CardHolder.of(FakeDevices.CARD);
        CardHolder bySocial = CardHolder.of(FakeDevices.SOCIAL_CARD);

        assertThat(bySocial.document()).isEqualTo(byIdentity.document());
        assertThat(bySocial.name()).isEqualTo(byIdentity.name());
        assertThat(bySocial.sex()).isEqualTo(byIdentity.sex());
    }

    @Test
    void aCardIsValidOnItsLastDay() {
        CardHolder holder = CardHolder.of(
                new SocialCard("11010519491231002X", "某人", IdCard.Sex.FEMALE, LocalDate.of(1949, 12, 31), LAST));

        assertThat(holder.hasExpiredBy(LAST)).isFalse();
        assertThat(holder.hasExpiredBy(LAST.plusDays(1))).isTrue();
        assertThat(CardHolder.of(FakeDevices.CARD).hasExpiredBy(LocalDate.of(2099, 1, 1)))
                .isFalse();
        assertThat(holder.toString()).doesNotContain("某人").doesNotContain("1101");
    }
}
