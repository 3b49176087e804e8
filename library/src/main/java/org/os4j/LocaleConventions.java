package org.os4j;

import java.util.ArrayList;
import java.util.List;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Struct;

/**
 * How the locale writes numbers and sums of money: the {@code struct lconv} of localeconv(3). The components have the names of its members.
 * -1 stands for what the locale does not say.
 *
 * @param decimal_point what stands before a number's fraction
 * @param thousands_sep what stands between a number's groups of digits; empty for nothing
 * @param grouping the sizes of a number's groups of digits, from the right; the last one repeats
 * @param int_curr_symbol the currency's international name and what separates it, such as {@code "EUR "}
 * @param currency_symbol the currency's sign
 * @param mon_decimal_point what stands before the fraction of a sum of money
 * @param mon_thousands_sep what stands between the groups of digits of a sum of money
 * @param mon_grouping the sizes of the groups of a sum of money, from the right; the last one repeats
 * @param positive_sign the sign of a sum that is not negative
 * @param negative_sign the sign of a negative sum
 * @param int_frac_digits the digits of the fraction with the international name
 * @param frac_digits the digits of the fraction
 * @param p_cs_precedes 1 if the currency stands before a sum that is not negative
 * @param p_sep_by_space whether, and where, a space stands between them
 * @param n_cs_precedes 1 if the currency stands before a negative sum
 * @param n_sep_by_space whether, and where, a space stands between them
 * @param p_sign_posn where a sum's sign stands if it is not negative: 0 for parentheses, 1 first, 2 last, 3 before the currency, 4 after it
 * @param n_sign_posn where a negative sum's sign stands, counted likewise
 */
public record LocaleConventions(
        String decimal_point, String thousands_sep, List<Integer> grouping, String int_curr_symbol, String currency_symbol,
        String mon_decimal_point, String mon_thousands_sep, List<Integer> mon_grouping, String positive_sign, String negative_sign,
        int int_frac_digits, int frac_digits, int p_cs_precedes, int p_sep_by_space, int n_cs_precedes, int n_sep_by_space,
        int p_sign_posn, int n_sign_posn) {
    private static final Struct STRUCT = Struct.named("lconv");
    /** C's CHAR_MAX, of a char with a sign or without: nothing, or no more. */
    private static final int NO_MORE = 127;
    private static final int UNSIGNED_NO_MORE = 255;

    /** Copies the lists. */
    public LocaleConventions {
        grouping = List.copyOf(grouping);
        mon_grouping = List.copyOf(mon_grouping);
    }

    /** Reads a {@code struct lconv}. */
    LocaleConventions(long struct) {
        this(text(struct, "decimal_point"), text(struct, "thousands_sep"), sizes(struct, "grouping"), text(struct, "int_curr_symbol"),
                text(struct, "currency_symbol"), text(struct, "mon_decimal_point"), text(struct, "mon_thousands_sep"),
                sizes(struct, "mon_grouping"), text(struct, "positive_sign"), text(struct, "negative_sign"),
                number(struct, "int_frac_digits"), number(struct, "frac_digits"), number(struct, "p_cs_precedes"),
                number(struct, "p_sep_by_space"), number(struct, "n_cs_precedes"), number(struct, "n_sep_by_space"),
                number(struct, "p_sign_posn"), number(struct, "n_sign_posn"));
    }

    private static String text(long struct, String field) {
        return CStrings.read(STRUCT.field(field).get(struct));
    }

    private static int number(long struct, String field) {
        return orMinusOne(Memory.getByte(struct + STRUCT.field(field).offset()));
    }

    private static int orMinusOne(byte value) {
        int number = Byte.toUnsignedInt(value);
        return number == NO_MORE || number == UNSIGNED_NO_MORE ? -1 : number;
    }

    private static List<Integer> sizes(long struct, String field) {
        List<Integer> sizes = new ArrayList<>();
        for (long at = STRUCT.field(field).get(struct); Memory.getByte(at) != 0; at++) {
            sizes.add(orMinusOne(Memory.getByte(at)));
        }
        return sizes;
    }
}
