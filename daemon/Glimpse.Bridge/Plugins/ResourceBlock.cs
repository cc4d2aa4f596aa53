namespace Glimpse.Bridge.Plugins;

/// <summary>Our lines in a resource file that belongs to the user, between two marks; all other lines stay as they are.</summary>
internal static class ResourceBlock
{
    private const string First = "# >>> Glimpse Bridge, from 'glimpse plugin install'; to undo: 'glimpse plugin uninstall'";
    private const string Last = "# <<< Glimpse Bridge";

    /// <summary>The text with our lines at its end, in place of those that were there.</summary>
    public static string Add(string text, string lines)
    {
        var rest = Remove(text);
        var separator = rest.Length == 0 || rest.EndsWith('\n') ? "" : "\n";
        return $"{rest}{separator}{First}\n{lines.TrimEnd('\n')}\n{Last}\n";
    }

    /// <summary>The text without our lines.</summary>
    public static string Remove(string text)
    {
        var start = text.IndexOf(First, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(Last, start, StringComparison.Ordinal);
        if (end < 0)
            return text;
        end += Last.Length;
        if (text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal))
            end += 2;
        else if (text.AsSpan(end).StartsWith("\n", StringComparison.Ordinal))
            end++;
        return text.Remove(start, end - start);
    }
}
