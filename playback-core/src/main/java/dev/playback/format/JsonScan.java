package dev.playback.format;

import java.io.IOException;

/** Passes JSON without making anything of it. A line break is no blank here: it ends a line. */
final class JsonScan {

    private JsonScan() {}

    static boolean isOneValue(byte[] json) {
        try {
            ByteCursor in = new ByteCursor(new HeldBytes(json));
            passValue(in);
            return in.peek() < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Passes a value with the blanks around it. */
    static void passValue(ByteCursor in) throws IOException {
        OpenValues open = new OpenValues();
        while (true) {
            passBlanks(in);
            int c = in.next();
            if (c == '{' || c == '[') {
                passBlanks(in);
                if (in.peek() != c + 2) {
                    open.open(c == '{');
                    if (c == '{') {
                        passName(in);
                    }
                    continue;
                }
                in.next();
            } else if (c == '"') {
                passString(in);
            } else {
                passScalar(in, c);
            }
            passClosings(in, open);
            if (open.isEmpty()) {
                return;
            }
        }
    }

    /** Passes what follows a value, up to the next one; none is open after the last. */
    private static void passClosings(ByteCursor in, OpenValues open) throws IOException {
        passBlanks(in);
        while (!open.isEmpty()) {
            boolean object = open.isObject();
            int c = in.next();
            if (c == ',') {
                if (object) {
                    passBlanks(in);
                    passName(in);
                }
                return;
            }
            if (c != (object ? '}' : ']')) {
                throw in.notJson();
            }
            open.close();
            passBlanks(in);
        }
    }

    private static void passName(ByteCursor in) throws IOException {
        in.expect('"');
        passString(in);
        passBlanks(in);
        in.expect(':');
    }

    private static void passBlanks(ByteCursor in) throws IOException {
        for (int c = in.peek(); c == ' ' || c == '\t'; c = in.peek()) {
            in.next();
        }
    }

    /** Passes a string whose opening quote was passed. */
    static void passString(ByteCursor in) throws IOException {
        for (int c = in.passPlain(); c != '"'; c = in.passPlain()) {
            if (c != '\\') {
                throw in.notJson();
            }
            passEscape(in);
        }
    }

    private static void passEscape(ByteCursor in) throws IOException {
        int c = in.next();
        if ("\"\\/bfnrtu".indexOf(c) < 0) {
            throw in.notJson();
        }
        for (int i = 0; c == 'u' && i < 4; i++) {
            if (Character.digit(in.next(), 16) < 0) {
                throw in.notJson();
            }
        }
    }

    private static void passScalar(ByteCursor in, int first) throws IOException {
        switch (first) {
            case 't' -> passWord(in, "rue");
            case 'f' -> passWord(in, "alse");
            case 'n' -> passWord(in, "ull");
            default -> passNumber(in, first == '-' ? in.next() : first);
        }
    }

    private static void passWord(ByteCursor in, String rest) throws IOException {
        for (int i = 0; i < rest.length(); i++) {
            in.expect(rest.charAt(i));
        }
    }

    private static void passNumber(ByteCursor in, int first) throws IOException {
        if (!isDigit(first)) {
            throw in.notJson();
        }
        if (first != '0') {
            in.passDigits();
        }
        if (in.peek() == '.') {
            in.next();
            requireDigit(in, in.next());
        }
        if (in.peek() == 'e' || in.peek() == 'E') {
            in.next();
            int sign = in.next();
            requireDigit(in, sign == '+' || sign == '-' ? in.next() : sign);
        }
    }

    private static void requireDigit(ByteCursor in, int c) throws IOException {
        if (!isDigit(c)) {
            throw in.notJson();
        }
        in.passDigits();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
