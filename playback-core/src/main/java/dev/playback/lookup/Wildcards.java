package dev.playback.lookup;

/** Texts with {@code *} for any characters and {@code ?} for one. Takes time in proportion to pattern times text at worst. */
final class Wildcards {

    private Wildcards() {}

    static boolean match(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int afterStar = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                afterStar = t;
            } else if (p < pattern.length() && matchesOne(pattern, p, text, t)) {
                t += pattern.charAt(p) == '?' ? Character.charCount(text.codePointAt(t)) : 1;
                p += isEscape(pattern, p) ? 2 : 1;
            } else if (star >= 0) {
                // The star takes one more.
                p = star + 1;
                t = ++afterStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean matchesOne(String pattern, int p, String text, int t) {
        if (isEscape(pattern, p)) {
            return pattern.charAt(p + 1) == text.charAt(t);
        }
        return pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t);
    }

    private static boolean isEscape(String pattern, int p) {
        return pattern.charAt(p) == '\\' && p + 1 < pattern.length();
    }
}
