package org.houzhen.acceptance.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    @TempDir
    private Path data;

    @Test
    void aStartThatWasInterruptedAnywhereGoesOnWithTheSamePasswords() throws IOException {
        Accounts first = Accounts.plan(data);

        Accounts again = Accounts.plan(data);

        assertThat(again.all()).isEqualTo(first.all()).containsKeys("admin", "nurse", "cashier");
        assertThat(Files.readString(data.resolve(Accounts.FIRST_PASSWORD)))
                .isEqualTo(first.all().get("admin"));
    }

    @Test
    void aFolderFromBeforeADutyExistedKeepsItsPasswordsAndGetsOneMore() throws IOException {
        Files.writeString(data.resolve("demonstration-accounts.json"), "{\"admin\":\"OLD-OLD-OLD\",\"nurse\":\"N\"}");

        Accounts accounts = Accounts.plan(data);

        assertThat(accounts.all()).containsEntry("admin", "OLD-OLD-OLD").containsEntry("nurse", "N");
        assertThat(accounts.all().get("cashier")).hasSize(12);
    }

    @Test
    void aFileThatWasLeftEmptyIsWrittenAnewAndOnlyItsOwnerReadsIt() throws IOException {
        Path file = Files.createFile(data.resolve("demonstration-accounts.json"));
        Files.createFile(data.resolve("demonstration-accounts.json.partial"));

        Accounts.plan(data);

        assertThat(Files.size(file)).isPositive();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
