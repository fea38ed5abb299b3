package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaksTest {
    private static final String PHONE = "13900009999";

    private final IdCard patient =
            SimulatedPeople.resident("林小满", IdCard.Sex.FEMALE, LocalDate.of(1951, 3, 1), LocalDate.of(2040, 1, 1));

    @TempDir
    Path logs;

    @Test
    void aLogThatNamesNobodyIsClean() throws Exception {
        write("server.log", "order HZ01 of terminal K1 is paid\n林*满\n");

        assertThat(new Leaks(logs).of(patient, PHONE)).isEmpty();
    }

    @Test
    void aNameANumberAndATelephoneAreFound() throws Exception {
        write("name.log", "started\nfound 林小满\n");
        write("number.log", "card=" + patient.number() + ",");
        write("phone.log", "{\"phone\":\"" + PHONE + "\"}");
        write("clean.log", "nothing");

        assertThat(new Leaks(logs).of(patient, PHONE)).containsExactly("name.log", "number.log", "phone.log");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(logs.resolve(name), text);
    }
}
