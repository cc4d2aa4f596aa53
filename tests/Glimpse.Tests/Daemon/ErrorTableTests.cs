using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Rpc;
using Glimpse.Core;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>What a client is told of each fault.</summary>
public sealed class ErrorTableTests
{
    [Theory]
    [InlineData(GlimpseErrorCode.BadUsage, ErrorCodes.BadUsage, "bad-usage")]
    [InlineData(GlimpseErrorCode.BadInput, ErrorCodes.BadInput, "bad-input")]
    [InlineData(GlimpseErrorCode.LigandNotFound, ErrorCodes.LigandNotFound, "ligand-not-found")]
    [InlineData(GlimpseErrorCode.BadModel, ErrorCodes.BadModel, "bad-model")]
    [InlineData(GlimpseErrorCode.Environment, ErrorCodes.Environment, "environment")]
    public void A_fault_that_a_user_can_mend_keeps_its_code_words_and_remedy(
        GlimpseErrorCode fault,
        int code,
        string kind)
    {
        var told = ErrorTable.Of(new GlimpseException(fault, "It is so.", "Do that."));
        Assert.Equal(
            (code, "It is so.", kind, "Do that."),
            (told.Code, told.Message, told.Details.Kind, told.Details.Remedy));
    }

    [Theory]
    [InlineData(nameof(JobFault.QueueFull), ErrorCodes.QueueFull, "queue-full", "Try again later.")]
    [InlineData(nameof(JobFault.ShuttingDown), ErrorCodes.ShuttingDown, "shutting-down", "Connect again.")]
    [InlineData(
        nameof(JobFault.CrashedBefore),
        ErrorCodes.CrashedBefore,
        "crashed-before",
        "Don't send it again as it is; please report it.")]
    public void A_job_that_is_refused_says_what_to_do(string fault, int code, string kind, string remedy)
    {
        var told = ErrorTable.Of(new JobRefusedException(Enum.Parse<JobFault>(fault)));
        Assert.Equal((code, kind, remedy), (told.Code, told.Details.Kind, told.Details.Remedy));
    }

    [Fact]
    public void What_the_machine_denies_is_its_environment_and_anything_else_a_fault_of_the_program()
    {
        var denied = ErrorTable.Of(new UnauthorizedAccessException("Access is denied."));
        Assert.Equal((ErrorCodes.Environment, "environment"), (denied.Code, denied.Details.Kind));
        Assert.Contains("ulimit -n", denied.Details.Remedy, StringComparison.Ordinal);
        var own = ErrorTable.Of(new InvalidOperationException("secret"));
        Assert.Equal((ErrorCodes.InternalError, "internal-error"), (own.Code, own.Details.Kind));
        Assert.DoesNotContain("secret", own.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErrorCodes.MethodNotFound, "method-not-found", "PROTOCOL.md lists the methods.")]
    [InlineData(ErrorCodes.InvalidParams, "invalid-params", "Give the members that PROTOCOL.md lists, by name.")]
    [InlineData(ErrorCodes.Cancelled, "cancelled", "Send it again if it is still wanted.")]
    [InlineData(ErrorCodes.ParseError, "parse-error", "Please report it")]
    public void What_the_library_raises_has_a_remedy_too(int code, string kind, string remedy)
    {
        var details = ErrorTable.DetailsOf(code);
        Assert.Equal(kind, details.Kind);
        Assert.StartsWith(remedy, details.Remedy, StringComparison.Ordinal);
    }
}
