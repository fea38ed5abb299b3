package org.houzhen.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkFileTest {
    @TempDir
    private Path folder;

    private Walks read(String text) throws IOException {
        return WalkFile.read(Files.writeString(folder.resolve("walking.csv"), text));
    }

    @Test
    void aWalkIsAsLongThereAsBackAndUnknownWhereNothingIsSaid() throws IOException {
        Walks walks = read("# 从,到,分钟\nB,X,4\n\n X , U , 2 \n");

        assertThat(walks.between("B", "X")).hasValue(4);
        assertThat(walks.between("X", "B")).hasValue(4);
        assertThat(walks.between("U", "X")).hasValue(2);
        assertThat(walks.between("B", "U")).isEmpty();
        assertThat(walks.between("B", "B")).isEmpty();
        assertThat(walks.between("", "B")).isEmpty();
    }

    @Test
    void withoutAFileNothingIsKnown() {
        assertThat(WalkFile.read(folder.resolve("walking.csv"))).isEqualTo(Walks.UNKNOWN);
    }

    @Test
    void everyMistakeIsSaidAtOnceWithFileLineAndRange() {
        assertThatThrownBy(() -> read("B,X,4\nB,X\nb,X,3\nB,B,3\nX,B,5\nB,U,0\nB,T,61\nB,M,soon\n"))
                .hasMessageContaining(folder.resolve("walking.csv").toString())
                .hasMessageContaining("有 7 处错误")
                .hasMessageContaining("第 2 行 “B,X”要写成“区域,区域,分钟”")
                .hasMessageContaining("第 3 行 “b”不是区域。允许：一个大写字母")
                .hasMessageContaining("第 4 行 同一区域之内不写步行时间")
                .hasMessageContaining("第 5 行 B-X：写了两次（来回算一次），前一次在第 1 行")
                .hasMessageContaining("第 6 行 B-U：“0”不能用。允许：1 至 60")
                .hasMessageContaining("第 7 行 B-T：“61”不能用。允许：1 至 60")
                .hasMessageContaining("第 8 行 B-M：“soon”不能用。允许：1 至 60");
    }

    @Test
    void aQuotationMarkThatIsMissingIsNamedByItsLine() {
        assertThatThrownBy(() -> read("B,X,4\n\"C,X,5\n"))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("第 2 行 引号不成对");
    }

    @Test
    void anotherEncodingIsSaidToBeWrong() throws IOException {
        Files.write(folder.resolve("walking.csv"), "步行,X,4".getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> WalkFile.read(folder.resolve("walking.csv"))).isInstanceOf(RuleFileException.class);
    }

    @Test
    void theExampleThatWeShipIsRight() {
        assertThat(WalkFile.read(Path.of("../docs/operations/walking.csv")).minutes())
                .isNotEmpty();
    }
}
