package dev.playback.difference;

/** The words of one line of rules; blanks within quotes or slashes belong to a word. For one use. */
final class RuleWords {

    private final String line;
    private int at;

    RuleWords(String line) {
        this.line = line;
    }

    boolean isEmpty() {
        skipBlanks();
        return at >= line.length();
    }

    /**
     * Takes the next word.
     *
     * @throws IllegalArgumentException if there is none
     */
    String next(String wanted) {
        if (isEmpty()) {
            throw new IllegalArgumentException("At its end is missing: %s.".formatted(wanted));
        }
        int from = at;
        boolean isQuoted = false;
        while (at < line.length() && (isQuoted || !Character.isWhitespace(line.charAt(at)))) {
            char c = line.charAt(at);
            at += c == '\\' && isQuoted ? 2 : 1;
            isQuoted ^= c == '"';
        }
        at = Math.min(at, line.length());
        return line.substring(from, at);
    }

    /** Takes the next word if it is {@code word}. */
    boolean nextIs(String word) {
        int before = at;
        if (!isEmpty() && next(word).equals(word)) {
            return true;
        }
        at = before;
        return false;
    }

    /** Takes {@code word} and returns the one behind it. */
    String after(String word, String wanted) {
        if (!nextIs(word)) {
            throw new IllegalArgumentException("Behind the path stands '%s' and %s.".formatted(word, wanted));
        }
        return next(wanted);
    }

    /** Takes a regular expression between slashes. */
    String expression() {
        skipBlanks();
        return between('/', "a regular expression between slashes, as in /order-[0-9]+/")
                .replace("\\/", "/");
    }

    /** Takes {@code word} and returns the text in quotes behind it. */
    String quotedAfter(String word) {
        if (!nextIs(word)) {
            throw new IllegalArgumentException(
                    "Behind the expression stands '%s' and a text in quotes.".formatted(word));
        }
        skipBlanks();
        String quoted = between('"', "a text in quotes");
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    /** Takes all that is left. */
    String rest() {
        skipBlanks();
        String rest = line.substring(at);
        at = line.length();
        return rest;
    }

    private String between(char mark, String wanted) {
        int from = at + 1;
        if (at < line.length() && line.charAt(at) == mark) {
            for (at = from; at < line.length(); at++) {
                if (line.charAt(at) == mark) {
                    return line.substring(from, at++);
                }
                at += line.charAt(at) == '\\' ? 1 : 0;
            }
        }
        throw new IllegalArgumentException("Here is missing: %s.".formatted(wanted));
    }

    private void skipBlanks() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }
}
