using System.Text;
using CsCheck;
using Glimpse.Bridge.Plugins;
using Xunit;

namespace Glimpse.Tests.Plugins;

public sealed class ResourceBlockTests
{
    // Latin-1 as VMD's users have it, UTF-8 with a mark, lines of all three systems, a last line without an end, one
    // that goes on.
    private static readonly Gen<byte[]> Files =
        from mark in Gen.OneOf(Gen.Const<byte[]>([]), Gen.Const<byte[]>([0xEF, 0xBB, 0xBF]))
        from end in Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r"))
        from lines in Gen.OneOf(
            Gen.Const("import os"),
            Gen.Const("# \u00e9t\u00e9"),
            Gen.Const(""),
            Gen.Const("set a \\"),
            Gen.Const("# <<< Glimpse Bridge of mine"),
            Gen.Const("puts {# >>> Glimpse}")
        ).Array[0, 4]
        from last in Gen.OneOf(Gen.Const(""), Gen.Const("x = 1"), Gen.Const("x = \\"), Gen.Const("\u00fc"))
        select (byte[])[.. mark, .. Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + end)) + last)];

    [Fact]
    public void What_was_added_is_removed_and_every_other_byte_stays() =>
        Files.Sample(file => Assert.Equal(file, ResourceBlock.Remove(ResourceBlock.Add(file, "x = '\u00e9'\ny = 2"))));

    [Fact]
    public void Adding_again_replaces_what_was_added() =>
        Files.Sample(file =>
            Assert.Equal(
                ResourceBlock.Add(file, "y = 2"),
                ResourceBlock.Add(ResourceBlock.Add(file, "x = 1\nz = 1"), "y = 2")));

    [Fact]
    public void A_file_that_was_made_for_our_lines_is_none_without_them_and_an_empty_one_is_still_there()
    {
        Assert.Null(ResourceBlock.Remove(ResourceBlock.Add(ResourceBlock.Add(null, "x = 1"), "y = 2")));
        Assert.Equal("", Text(ResourceBlock.Remove(ResourceBlock.Add([], "x = 1"))));
        Assert.Equal("mine\n", Text(ResourceBlock.Remove([.. ResourceBlock.Add(null, "x = 1"), .. "mine\n"u8])));
    }

    [Fact]
    public void Our_lines_have_the_line_ends_of_the_file_and_begin_on_a_line_of_their_own()
    {
        Assert.DoesNotMatch("[^\r]\n", Text(ResourceBlock.Add("a\r\nb"u8.ToArray(), "x = 1\ny = 2")));
        Assert.StartsWith("x = 1\n# >>>", Text(ResourceBlock.Add("x = 1"u8.ToArray(), "y = 2")));
        Assert.StartsWith("set a \\\n\n# >>>", Text(ResourceBlock.Add("set a \\\n"u8.ToArray(), "y = 2")));
        Assert.StartsWith("set a \\\n\n# >>>", Text(ResourceBlock.Add("set a \\"u8.ToArray(), "y = 2")));
    }

    [Fact]
    public void Lines_that_the_user_wrote_after_ours_stay_lines_of_their_own()
    {
        Assert.Equal(
            "before\nafter\n",
            Text(ResourceBlock.Remove([.. ResourceBlock.Add("before\n"u8.ToArray(), "ours"), .. "after\n"u8])));
        Assert.Equal(
            "before\nafter",
            Text(ResourceBlock.Remove([.. ResourceBlock.Add("before"u8.ToArray(), "ours"), .. "after"u8])));
        Assert.Equal(
            "after",
            Text(
                ResourceBlock.Remove(
                    Encoding.UTF8.GetBytes(Text(ResourceBlock.Add(null, "ours")).TrimEnd('\n') + "after"))));
    }

    [Fact]
    public void Of_marks_whose_partner_is_gone_no_line_is_taken_along_and_the_line_is_told()
    {
        var whole = Text(ResourceBlock.Add([], "ours"));
        var open = "mine\n" + whole.Split("# <<<")[0];
        Assert.Null(ResourceBlock.OpenLine(Encoding.UTF8.GetBytes(whole)));
        Assert.Equal(2, ResourceBlock.OpenLine(Encoding.UTF8.GetBytes(open)));
        Assert.Equal(2, ResourceBlock.OpenLine(Encoding.UTF8.GetBytes(open + "yours\n" + whole)));
        Assert.Equal(open + "yours\n", Text(ResourceBlock.Remove(Encoding.UTF8.GetBytes(open + "yours\n" + whole))));
    }

    [Fact]
    public void Every_copy_of_our_lines_goes()
    {
        var whole = Text(ResourceBlock.Add([], "ours"));
        Assert.Equal("a\nb\n", Text(ResourceBlock.Remove(Encoding.UTF8.GetBytes("a\n" + whole + "b\n" + whole))));
    }

    private static string Text(byte[]? content) => Encoding.Latin1.GetString(content!);
}
