package org.houzhen.hardware.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.smartcardio.CardException;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.SocialCard;
import org.houzhen.hardware.SocialCardReader.Outcome;
import org.houzhen.hardware.simulator.SimulatedSocialCard;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Addressing;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Make;
import org.houzhen.hardware.simulator.SimulatedSocialCard.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands against the chip itself, without a stack between that would fetch 61xx and 6Cxx for us. */
class SocialCardChipTest {
    private static final SocialCard PERSON = new SocialCard(
            "330699199003077137", "欧阳䶮", IdCard.Sex.MALE, LocalDate.of(1990, 3, 7), LocalDate.of(2030, 6, 1));

    static Stream<Make> everyMake() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(Addressing.values())
                        .flatMap(addressing -> Stream.of(2, 0)
                                .flatMap(parameter -> Stream.of(true, false)
                                        .map(third -> new Make(protocol, addressing, parameter, third, false)))));
    }

    @ParameterizedTest
    @MethodSource("everyMake")
    void everyMakeIsReadWithoutHelpFromBelow(Make make) throws Exception {
        Outcome outcome = new SocialCardChip(SimulatedSocialCard.of(PERSON, make)::answer).read();

        assertThat(outcome).isEqualTo(new Outcome.Read(PERSON));
    }

    @Test
    void onlyTheRecordsThatIdentifyAreAskedFor() throws Exception {
        var card = SimulatedSocialCard.of(PERSON, Make.of(Protocol.T0, Addressing.BY_IDENTIFIER, 2));
        List<String> asked = new ArrayList<>();

        new SocialCardChip(command -> {
                    asked.add(HexFormat.of().withUpperCase().formatHex(command));
                    return card.answer(command);
                })
                .read();

        assertThat(asked)
                .containsExactly(
                        "00A404000F7378312E73682EC9E7BBE1B1A3D5CF",
                        "00C0000013",
                        "00A4020002EF05",
                        "00B2060006",
                        "00A4020002EF06",
                        "00B2080014",
                        "00B2090020",
                        "00B20A0003",
                        "00B20D0006");
    }

    @Test
    void aCardWithoutEndIsValidForever() throws Exception {
        var endless = new SocialCard(PERSON.number(), PERSON.name(), PERSON.sex(), PERSON.birth(), IdCard.LONG_TERM);

        Outcome outcome = read(endless);

        assertThat(outcome).isEqualTo(new Outcome.Read(endless));
        assertThat(endless.isValidOn(LocalDate.of(2199, 1, 1))).isTrue();
        assertThat(PERSON.isValidOn(LocalDate.of(2030, 6, 2))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',欧阳䶮", "330699199003077137,''", "33069919900307713?,欧阳䶮"})
    void aCardWithoutNumberOrNameIsUnreadable(String number, String name) throws Exception {
        assertThat(read(new SocialCard(number, name, PERSON.sex(), PERSON.birth(), PERSON.validTo())))
                .isEqualTo(new Outcome.Unreadable(0));
    }

    @Test
    void aCardThatAnswersNothingOrNeverEndsIsAFailureOfTheCard() {
        assertThatThrownBy(() -> new SocialCardChip(command -> new byte[0]).read())
                .isInstanceOf(CardException.class);
        assertThatThrownBy(() -> new SocialCardChip(command -> new byte[] {0x61, 1}).read())
                .isInstanceOf(CardException.class);
    }

    @ParameterizedTest
    @CsvSource({"08FF3306,9000", "08,9000", "081233,9000", "0800,9000", "FFFFFFFF,9000", "'',9000", "'',6F00", "'',6283"
    })
    void recordsThatLieAboutTheirLengthAreUnreadableAndNoFault(String record, String status) throws Exception {
        byte[] answer = HexFormat.of().parseHex(record + status);

        Outcome outcome = new SocialCardChip(command -> command[1] == (byte) 0xB2
                        ? answer.clone()
                        : HexFormat.of().parseHex("9000"))
                .read();

        assertThat(outcome).isInstanceOf(Outcome.Unreadable.class);
    }

    private static Outcome read(SocialCard person) throws CardException {
        var make = Make.of(Protocol.T1, Addressing.BY_PLACE, 0);
        return new SocialCardChip(SimulatedSocialCard.of(person, make)::answer).read();
    }
}
