using System.Text;

namespace Glimpse.Models.Natives;

/// <summary>
/// Drains a stream of text on a thread of its own and keeps its end: a child gone mad must not fill the memory.
/// </summary>
internal sealed class KeptTail
{
    private const int MostKept = 1 << 16;
    private const int Chunk = 4096;

    private readonly StringBuilder kept = new();
    private readonly Thread reader;

    internal KeptTail(TextReader text)
    {
        reader = new Thread(() => Drain(text)) { IsBackground = true };
        reader.Start();
    }

    /// <summary>The lines kept, once the stream has ended or a time has passed.</summary>
    internal string[] Lines(TimeSpan patience)
    {
        reader.Join(patience);
        lock (kept)
            return kept.ToString().ReplaceLineEndings("\n").Split('\n');
    }

    private void Drain(TextReader text)
    {
        var buffer = new char[Chunk];
        try
        {
            for (int count; (count = text.Read(buffer)) > 0;)
            {
                lock (kept)
                {
                    kept.Append(buffer, 0, count);
                    if (kept.Length > MostKept)
                        kept.Remove(0, kept.Length - MostKept);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The pipe broke: what came before it counts.
        }
    }
}
