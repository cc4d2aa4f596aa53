using System.Text;
using Glimpse.Bridge.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await new CommandLine(new InstalledModels(), Console.Out, Console.Error).RunAsync(args);
