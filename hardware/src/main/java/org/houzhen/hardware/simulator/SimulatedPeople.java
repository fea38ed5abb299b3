package org.houzhen.hardware.simulator;

import static org.houzhen.hardware.IdCard.Sex.FEMALE;
import static org.houzhen.hardware.IdCard.Sex.MALE;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.IdCard.Sex;
import org.houzhen.hardware.IdCard.Type;

/**
 * People who do not exist, with numbers whose check digit is right: the county part of each is one that was never
 * assigned, so that no such number can belong to anybody.
 */
public final class SimulatedPeople {
    private static final String HAN = "01";
    private static final LocalDate ISSUED = LocalDate.of(2021, 5, 20);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private SimulatedPeople() {}

    /** In the order in which the page of simulated devices offers them; the child's card has expired, to be told so. */
    public static List<IdCard> all() {
        return List.of(
                resident("王秀兰", FEMALE, LocalDate.of(1952, 3, 8), IdCard.LONG_TERM),
                resident("李建国", MALE, LocalDate.of(1968, 10, 1), LocalDate.of(2041, 5, 20)),
                resident("赵䶮", MALE, LocalDate.of(1991, 7, 15), LocalDate.of(2041, 5, 20)),
                resident("陈子涵", FEMALE, LocalDate.of(2017, 9, 2), LocalDate.of(2026, 5, 20)),
                resident("阿依古丽·买买提", FEMALE, LocalDate.of(1985, 12, 24), LocalDate.of(2041, 5, 20)),
                passHolder(),
                oldForeigner(),
                newForeigner());
    }

    public static IdCard resident(String name, Sex sex, LocalDate birth, LocalDate validTo) {
        int order = sex == MALE ? 713 : 724; // The last digit of the order tells men (odd) from women.
        return residentWith(name, sex, birth, validTo, number("330699", birth, order));
    }

    static IdCard residentWith(String name, Sex sex, LocalDate birth, LocalDate validTo, String number) {
        String ethnicity = name.contains("·") ? "05" : HAN;
        return new IdCard(
                Type.RESIDENT,
                number,
                name,
                "",
                sex,
                ethnicity,
                "CHN",
                birth,
                "候诊县杏林镇当归路12号3幢402室",
                "候诊县公安局",
                ISSUED,
                validTo,
                "",
                "");
    }

    private static IdCard passHolder() {
        LocalDate birth = LocalDate.of(1979, 4, 30);
        return new IdCard(
                Type.HONG_KONG_MACAO_TAIWAN,
                number("819900", birth, 311),
                "黄家明",
                "",
                MALE,
                "",
                "CHN",
                birth,
                "候诊县杏林镇白芷街6号",
                "候诊县公安局",
                ISSUED.plusYears(3),
                ISSUED.plusYears(8),
                "H99000001",
                "01");
    }

    private static IdCard oldForeigner() {
        return new IdCard(
                Type.FOREIGNER_2017,
                "FRA339986061201",
                "杜安娜",
                "DUBOIS, ANNE",
                FEMALE,
                "",
                "FRA",
                LocalDate.of(1986, 6, 12),
                "",
                "1500",
                LocalDate.of(2018, 2, 1),
                LocalDate.of(2028, 1, 31),
                "",
                "");
    }

    private static IdCard newForeigner() {
        LocalDate birth = LocalDate.of(1981, 8, 3);
        return new IdCard(
                Type.FOREIGNER_2023,
                number("933999", birth, 2),
                "WILLIAMSON-CARRINGTON, MAXIMILIAN ARTHUR",
                "WILLIAMSON-CARRINGTON, MAXIMILIAN ARTHUR",
                FEMALE,
                "",
                "GBR",
                birth,
                "",
                "",
                LocalDate.of(2024, 3, 1),
                LocalDate.of(2034, 2, 28),
                "",
                "01");
    }

    /** County, birth and order, completed by the check digit of ISO 7064 MOD 11-2. */
    static String number(String county, LocalDate birth, int order) {
        String digits = county + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", order);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + CHECK_DIGITS.charAt(sum % 11);
    }
}
