using System.Text;

namespace CorsFunctions.Testing;

/// <summary>Keeps what is written to it; one thread may read while another writes.</summary>
public sealed class SharedWriter : TextWriter
{
    private readonly StringBuilder text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (text)
        {
            text.Append(value);
        }
    }

    public override void Write(string? value)
    {
        lock (text)
        {
            text.Append(value);
        }
    }

    public override void WriteLine(string? value) => Write($"{value}\n");

    public override string ToString()
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
