using System.Globalization;
using System.Text;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>Splits a command line as bash does, as far as "Copy as cURL" needs it: quotes, <c>$'…'</c>, backslashes.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isInWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    if (isInWord)
                    {
                        words.Add(word.ToString());
                        word.Clear();
                    }

                    isInWord = false;
                    break;
                case '\\' when i + 1 < text.Length && text[i + 1] is '\n' or '\r':
                    i++;
                    break;
                case '\\' when i + 1 < text.Length:
                    word.Append(text[++i]);
                    isInWord = true;
                    break;
                case '\'':
                    i = TakeQuoted(text, i + 1, word);
                    isInWord = true;
                    break;
                case '$' when i + 1 < text.Length && text[i + 1] == '\'':
                    i = TakeAnsiQuoted(text, i + 2, word);
                    isInWord = true;
                    break;
                case '"':
                    i = TakeDoubleQuoted(text, i + 1, word);
                    isInWord = true;
                    break;
                case '|' or '&' or ';' or '<' or '>' or '`' or '^':
                    throw new BadRequestException(
                        $"The curl command has a '{text[i]}' outside of quotes. Choose \"Copy as cURL (bash)\", and give one command alone.");
                default:
                    word.Append(text[i]);
                    isInWord = true;
                    break;
            }
        }

        if (isInWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static int TakeQuoted(string text, int start, StringBuilder word)
    {
        var end = text.IndexOf('\'', start);
        word.Append(text, start, (end < 0 ? throw Unclosed() : end) - start);
        return end;
    }

    private static int TakeDoubleQuoted(string text, int start, StringBuilder word)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i;
            }

            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' or '$' or '`')
            {
                i++;
            }

            word.Append(text[i]);
        }

        throw Unclosed();
    }

    private static int TakeAnsiQuoted(string text, int start, StringBuilder word)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                return i;
            }

            if (text[i] != '\\' || i + 1 == text.Length)
            {
                word.Append(text[i]);
                continue;
            }

            var escape = text[++i];
            if (escape is 'u' or 'x')
            {
                i += TakeCode(text.AsSpan(i + 1), escape == 'u' ? 4 : 2, word);
            }
            else
            {
                word.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
            }
        }

        throw Unclosed();
    }

    private static int TakeCode(ReadOnlySpan<char> digits, int length, StringBuilder word)
    {
        var code = digits[..Math.Min(length, digits.Length)];
        if (!ushort.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new BadRequestException("The curl command has a broken escape in $'…'.");
        }

        word.Append((char)value);
        return code.Length;
    }

    private static BadRequestException Unclosed() => new("The curl command has a quote that is not closed. Give it whole, in single quotes or from a file: --from-curl \"$(cat request.txt)\".");
}
