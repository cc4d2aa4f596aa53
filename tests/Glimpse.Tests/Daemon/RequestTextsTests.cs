using System.Collections.Immutable;
using Glimpse.Bridge.Jobs;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;
using Glimpse.Tests.Chemistry;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Structures that a request carries as text.</summary>
public sealed class RequestTextsTests
{
    [Fact]
    public void Ligands_are_read_record_by_record_and_too_many_are_refused()
    {
        var text = new StructureText(Benzene.Record("a") + Benzene.Record("b"), Name: "mine.sdf");
        Assert.Equal(["a", "b"], ReadAll(text, most: 2).Select(record => record.Title));
        AssertRefused(GlimpseErrorCode.BadUsage, "mine.sdf holds more than 1 ligands.", () => ReadAll(text, most: 1));
    }

    [Fact]
    public void A_format_that_is_stated_is_the_one_that_is_read() =>
        AssertRefused(
            GlimpseErrorCode.BadInput,
            "ligands",
            () => ReadAll(new StructureText(Benzene.Record("a"), StructureFormatName.Mol2), most: 1));

    [Fact]
    public void A_name_longer_than_any_is_refused_with_its_length()
    {
        Assert.Equal("role", RequestTexts.NameOf(new StructureText("", Name: " "), "role"));
        Assert.Equal(1000, RequestTexts.NameOf(new StructureText("", Name: new string('x', 1000)), "role").Length);
        AssertRefused(
            GlimpseErrorCode.BadUsage,
            "The name of the role has 1001 characters, more than 1000.",
            () => RequestTexts.NameOf(new StructureText("", Name: new string('x', 1001)), "role"));
    }

    [Fact]
    public void A_template_is_SMILES_or_a_structure_with_orders_and_nothing_where_none_is_given()
    {
        Assert.Null(Template(null));
        var pose = Ligands.HeavyAtomsOnly(
            RequestTexts.Read(
                new StructureText(Benzene.Record("a")),
                "x",
                StructureReadOptions.Default,
                TestContext.Current.CancellationToken));
        foreach (
            var choice in (LigandTemplateChoice[])
                [
                    new(Smiles: "c1ccccc1"), new(Structure: new StructureText(Benzene.Record("a"))),
                ])
            Assert.Contains(
                Ligands.Perceive(pose, Template(choice)).Remarks,
                remark => remark.Code == "bond-orders-from-template");
        AssertRefused(
            GlimpseErrorCode.BadInput,
            "The template template has no bond orders",
            () => Template(new(Structure: new StructureText(Fixture.Text("states/diethylpiperazine.pdb")))));
    }

    [Fact]
    public void A_reference_is_called_by_its_name_or_its_role()
    {
        Assert.Null(NameOf(null));
        var text = new StructureText(Benzene.Record("a"));
        Assert.Equal("reference", NameOf(text));
        Assert.Equal("b.sdf", NameOf(text with { Name = "b.sdf" }));

        static string? NameOf(StructureText? text) =>
            RequestTexts.Reference(text, StructureReadOptions.Default, TestContext.Current.CancellationToken)?.File;
    }

    private static ImmutableArray<StructureRecord> ReadAll(StructureText text, int most) =>
        RequestTexts.ReadAll(
            text,
            "ligands",
            most,
            StructureReadOptions.Default,
            TestContext.Current.CancellationToken);

    private static Core.Chemistry.Ligands.LigandTemplate? Template(LigandTemplateChoice? choice) =>
        RequestTexts.Template(choice, LigandSize.Most, TestContext.Current.CancellationToken);

    private static void AssertRefused(GlimpseErrorCode code, string message, Func<object?> read)
    {
        var fault = Assert.Throws<GlimpseException>(read);
        Assert.Equal(code, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
