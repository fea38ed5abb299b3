package org.houzhen.server.rules;

import java.nio.file.Path;
import java.util.List;

/** A rule file that cannot be used: the server does not start, and says all that is wrong with it. */
final class RuleFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuleFileException(Path file, List<String> wrong) {
        super("规则文件 " + file + " 有 " + wrong.size() + " 处错误：\n  " + String.join("\n  ", wrong));
    }
}
